import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GitLabDouble, startDouble } from '@/gitlab-double/start-double'
import { apiOf } from '@/gitlab-double/testing'
import { textKey } from '@/lib/spamcheck/text-key'
import { makeCertificate } from './testing/make-certificate'
import { testKey, withServer } from './testing/with-server'

const servers = withServer()
let gitlab: GitLabDouble
beforeAll(async () => {
  gitlab = await startDouble()
})
afterAll(() => gitlab.close())

async function connect(key: string) {
  const server = await servers.start()
  const spam_check_endpoint_url = `grpc://127.0.0.1:${server.grpcPort}`
  const body = { spam_check_endpoint_enabled: true, spam_check_endpoint_url, spam_check_api_key: key }
  expect((await apiOf(gitlab)('PUT', '/application/settings', { body })).status).toBe(200)
  return server
}

test('what GitLab asks about is recognised when it is saved', async () => {
  const { door } = await connect(testKey)
  door.answerWith(async () => ({ verdict: 'ALLOW', score: 0.1, reason: 'r', evaluated: true, extraAttributes: {} }))
  const author = gitlab.world.createUser()
  const project = gitlab.world.createProject({ creatorId: author.id })
  const text = { title: 'Über  pills', description: 'Line one\r\nline two ' }
  const issue = await gitlab.submit.issue({ projectId: project.id, authorId: author.id, ...text })
  const mr = await gitlab.submit.mergeRequest({ projectId: project.id, authorId: author.id, title: 'T' })
  const body = 'A comment'
  const note = await gitlab.submit.note({ noteableType: 'Issue', noteableId: issue.id, authorId: author.id, body })
  await gitlab.submit.snippet({ authorId: author.id, title: 'S', content: 'never sent' })
  const who = { authorId: author.id, username: author.username }
  expect(door.calls.map(({ asked, textKey: key }) => [asked, key])).toEqual([
    ['issue', textKey({ kind: 'issue', fields: text, ...who })],
    ['merge_request', textKey({ kind: 'merge_request', fields: { title: mr.title, description: '' }, ...who })],
    ['note', textKey({ kind: 'note', fields: { body: note.body }, ...who })],
    ['snippet', textKey({ kind: 'snippet', fields: { title: 'S', description: '' }, ...who })],
  ])
  expect(door.calls[0]).toMatchObject({
    action: 'CREATE',
    userInProject: true,
    project: { id: project.id, path: `${author.username}/${project.path}` },
    author: { gitlabId: author.id, username: author.username, emails: [{ email: author.email, verified: true }] },
    correlationId: gitlab.spam.calls[0]?.correlationId,
  })
  expect(gitlab.spam.scores.get(author.id)).toEqual(Array(4).fill(expect.closeTo(0.1)))
})

test('a wrong key is no answer, and GitLab saves', async () => {
  const { door } = await connect('not the key')
  const project = gitlab.world.createProject({})
  await gitlab.submit.issue({ projectId: project.id })
  expect(door.calls).toEqual([])
  expect(gitlab.spam.calls.at(-1)).toMatchObject({ verdict: null, effect: 'saved' })
  expect(gitlab.spam.calls.at(-1)?.error).toContain('UNAUTHENTICATED')
})

test('over TLS by whom it trusts, and by nobody else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'door-'))
  const [SPAMCHECK_TLS_CERT, SPAMCHECK_TLS_KEY] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const { cert, key } = makeCertificate('door')
  await writeFile(SPAMCHECK_TLS_CERT, cert)
  await writeFile(SPAMCHECK_TLS_KEY, key)
  const { door, grpcPort } = await servers.start({ SPAMCHECK_TLS_CERT, SPAMCHECK_TLS_KEY })
  await rm(folder, { recursive: true })
  const trusting = await startDouble({ spamcheckCa: cert })
  const ask = async (double: GitLabDouble, scheme: string) => {
    const spamCheckEndpointUrl = `${scheme}://localhost:${grpcPort}`
    const settings = { spamCheckEndpointEnabled: true, spamCheckEndpointUrl, spamCheckApiKey: testKey }
    Object.assign(double.world.settings, settings)
    const { id } = double.world.createProject({})
    await Promise.allSettled([double.submit.issue({ projectId: id })])
    return double.spam.calls.at(-1)?.verdict
  }
  expect(await ask(trusting, 'tls')).toBe('CONDITIONAL_ALLOW')
  expect(await ask(trusting, 'grpc')).toBeNull()
  expect(await ask(gitlab, 'tls')).toBeNull()
  expect(door.calls).toHaveLength(1)
  await trusting.close()
})
