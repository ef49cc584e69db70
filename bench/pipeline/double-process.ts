import { startDouble } from '@/gitlab-double/start-double'
import { startReceiver } from '@/gitlab-double/testing'
import { answerQuestions } from '../support/ask-child'

export type Hook = { headers: Record<string, string>; raw: string }
export type DoubleQuestion = { make: number } | { latencyMs: number } | { address: true }

const texts = [
  'The build fails on Debian when the cache folder is missing. Steps to reproduce are in the attached log.',
  'Ich habe die Anleitung befolgt, aber der letzte Schritt endet mit einer Fehlermeldung. Was kann ich tun?',
  'Buy cheap meds online now!!! Best casino bonus https://pills.example/win call +1 555 010 9999',
  'Could we rename this option before the release? I would rather not keep two names for the same thing.',
]

/** GitLab as a process of its own: it makes items and says what hooks they cause, and answers the worker's calls. */
const double = await startDouble()
const receiver = await startReceiver()
for (const kind of ['system', 'project'] as const)
  double.hooks.register({ kind, url: receiver.url, flags: { repository_update_events: false } })

let made = 0
/** Of ten items five are accounts, three are issues (half of them in one project) and two are projects. */
async function make(count: number): Promise<Hook[]> {
  const before = receiver.received.length
  const { world } = double
  let user = world.users()[0]
  let project = world.projects()[0]
  for (let index = 0; index < count; index++) {
    const tag = ++made
    const text = `${texts[tag % texts.length]} (${tag})`
    const place = index % 10
    if (place < 5 || !user) user = world.createUser({ username: `person-${tag}`, bio: text })
    else if (place < 7 || !project)
      project = world.createProject({ creatorId: user.id, path: `work-${tag}`, description: text, readme: text })
    else world.createIssue({ projectId: project.id, authorId: user.id, title: `Number ${tag}`, description: text })
  }
  await double.hooks.drain()
  const hooks = receiver.received.splice(before).map(({ headers, raw }) => ({
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    raw,
  }))
  return hooks.filter(({ raw }) => /"(?:user_create|project_create)"|"object_kind":"issue"/.test(raw))
}

answerQuestions(async (question: DoubleQuestion) => {
  if ('make' in question) return make(question.make)
  if ('latencyMs' in question) return double.setLatency(question.latencyMs)
  return { url: double.url, token: double.adminToken }
})
process.on('SIGTERM', () => process.exit(0))
