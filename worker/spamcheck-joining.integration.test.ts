import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createProducer } from '@/lib/queue/producer'
import { forgetTexts } from '@/lib/spamcheck/forget-texts'
import { type AskingGitLab, askingGitLab } from './spamcheck/testing/asking-gitlab'
import { withPipeline } from './testing/pipeline-setting'

const setting = withPipeline()
const key = 'a-key-for-tests'
const patience = { timeout: 40_000, interval: 100 }
const spam = 'Buy cheap meds online now!!! Best casino bonus https://pills.example/win call +1 555 010 9999'
const db = () => setting.database().prisma

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'spamcheck-'))
})
afterAll(async () => {
  await rm(dir, { recursive: true, force: true })
})

async function openDoor(variables: Record<string, string> = {}): Promise<AskingGitLab> {
  const ports = { SPAMCHECK_PORT: '0', SPAMCHECK_HTTP_PORT: '0' }
  const worker = await setting.worker({ ...ports, SPAMCHECK_KEYS: key, SPAMCHECK_SPILL_DIR: dir, ...variables })
  const port = () => Number(/"grpc":\{"host":"[^"]*","port":(\d+)/.exec(worker.output())?.[1] ?? 0)
  await expect.poll(port, patience).toBeGreaterThan(0)
  return askingGitLab({ port: port(), key })
}

type Double = ReturnType<typeof setting.double>

async function hookAbout(act: (double: Double) => void): Promise<void> {
  for (const hook of await setting.hooksOf(act)) expect(await setting.send(hook)).toBe(202)
  const producer = createProducer()
  await producer.screen([...setting.ledger])
  await producer.close()
}

/** Of the author: what waits in the queue, and what was asked about it. */
async function queued(gitlabId: number) {
  const items = await db().item.findMany({
    where: { author: { gitlabId }, reviewState: 'PENDING', kind: { notIn: ['user', 'project'] } },
    orderBy: { id: 'asc' },
    select: { id: true, kind: true, gitlabId: true },
  })
  const calls = await db().spamcheckCall.findMany({
    where: { itemId: { in: items.map(({ id }) => id) } },
    orderBy: { id: 'asc' },
  })
  return { items, calls }
}

let writers = 0
/** Somebody with a project, of whom nothing is left to tell. */
async function writer(): Promise<{ id: number; projectId: number; question: object }> {
  const { world } = setting.double()
  const user = world.createUser({ username: `writer-${++writers}` })
  const project = world.createProject({ namespaceId: user.namespaceId, creatorId: user.id, path: 'garden' })
  await setting.hooksOf(() => undefined)
  return {
    id: user.id,
    projectId: project.id,
    question: {
      user: { id: user.id, username: user.username },
      action: 'CREATE',
      project: { project_id: project.id, project_path: `${user.username}/garden` },
    },
  }
}

test('what GitLab asked about and then saved is one item, whatever its kind', async () => {
  const gitlab = await openDoor()
  const { id, projectId, question } = await writer()
  const title = 'Cheap meds'
  await gitlab.ask('CheckForSpamIssue', { ...question, title, description: `${spam}\nissue` })
  await gitlab.ask('CheckForSpamGeneric', {
    ...question,
    type: 'merge_request',
    text: `${title}\n${spam}\nmerge request`,
  })
  await gitlab.ask('CheckForSpamGeneric', { ...question, type: 'note', text: `${spam}\nnote` })
  const kinds = ['issue', 'merge_request', 'note']
  await expect.poll(async () => (await queued(id)).items.map(({ kind }) => kind).sort(), patience).toEqual(kinds)
  expect((await queued(id)).items.every(({ gitlabId }) => gitlabId === null)).toBe(true)

  await hookAbout(({ world }) => {
    // GitLab trims, and keeps line ends as the browser sent them.
    const issue = world.createIssue({ projectId, authorId: id, title, description: `${spam}\r\nissue\n` })
    world.createMergeRequest({ projectId, authorId: id, title, description: `${spam}\nmerge request` })
    world.createNote({ noteableType: 'Issue', noteableId: issue.id, authorId: id, body: `${spam}\nnote` })
  })
  await expect
    .poll(async () => (await queued(id)).items.filter(({ gitlabId }) => gitlabId === null), patience)
    .toEqual([])
  const { items, calls } = await queued(id)
  expect(items.map(({ kind }) => kind).sort()).toEqual(kinds)
  expect(calls.map(({ kind, joinedAt }) => [kind, joinedAt === null]).sort()).toEqual(
    kinds.map((kind) => [kind, false]),
  )
  gitlab.close()
}, 120_000)

test('a worker that dies between the verdict and the joining leaves it to the hourly look', async () => {
  const gitlab = await openDoor({ KILL_AT: 'decided:1' })
  const { id, projectId, question } = await writer()
  const text = { title: 'Cheap watches', description: `${spam} watches` }
  await gitlab.ask('CheckForSpamIssue', { ...question, ...text })
  await expect.poll(async () => (await queued(id)).items, patience).toMatchObject([{ gitlabId: null }])
  await hookAbout(({ world }) => world.createIssue({ projectId, authorId: id, ...text }))
  await expect.poll(async () => (await queued(id)).items.length, patience).toBe(2)
  gitlab.close()
  await forgetTexts({ pool: setting.database().pool })
  const { items, calls } = await queued(id)
  expect(items).toHaveLength(1)
  expect(items[0]?.gitlabId).not.toBeNull()
  expect(calls).toHaveLength(1)
}, 120_000)
