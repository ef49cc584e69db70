import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type GitLabDouble, startDouble } from '../start-double'
import { apiOf, startReceiver } from '../testing'

let double: GitLabDouble
let receiver: Awaited<ReturnType<typeof startReceiver>>

beforeEach(async () => {
  double = await startDouble()
  receiver = await startReceiver()
})
afterEach(async () => {
  await double.close()
  await receiver.close()
})

const signingToken = `whsec_${Buffer.alloc(32, 7).toString('base64')}`

describe('a project hook', () => {
  it('has a header per kind of event, confidential ones apart', async () => {
    const { world } = double
    const project = world.createProject({ creatorId: 1 })
    double.hooks.register({ url: receiver.url, kind: 'project', projectId: project.id })
    const open = world.createIssue({ projectId: project.id })
    const secret = world.createIssue({ projectId: project.id, confidential: true })
    world.createNote({ noteableType: 'Issue', noteableId: open.id })
    world.createNote({ noteableType: 'Issue', noteableId: secret.id })
    world.createMergeRequest({ projectId: project.id })
    world.createIssue({ projectId: world.createProject({ creatorId: 1 }).id })
    await double.hooks.drain()
    const seen = double.hooks.deliveries.map(({ requestHeaders }) => requestHeaders['X-Gitlab-Event'])
    expect(seen).toEqual([
      'Issue Hook',
      'Confidential Issue Hook',
      'Note Hook',
      'Confidential Note Hook',
      'Merge Request Hook',
    ])
  })

  it('never hears of notes on personal snippets', async () => {
    double.hooks.register({ url: receiver.url, kind: 'project' })
    const snippet = double.world.createSnippet({})
    double.world.createNote({ noteableType: 'Snippet', noteableId: snippet.id })
    await double.hooks.drain()
    expect(receiver.events()).toEqual([])
  })
})

describe('a file hook forwarder', () => {
  it('hears of everything, without GitLab’s headers', async () => {
    double.hooks.register({ url: receiver.url, kind: 'file', token: 'shared' })
    const project = double.world.createProject({ creatorId: 1, readme: null })
    double.world.createIssue({ projectId: project.id })
    await double.hooks.drain()
    expect(receiver.events().sort()).toEqual(['issue', 'project_create'])
    expect(receiver.received[0]?.headers).toMatchObject({ 'x-gitlab-token': 'shared' })
    expect(receiver.received[0]?.headers).not.toHaveProperty('x-gitlab-event')
  })
})

describe('what goes wrong on the way', () => {
  it('a refusal or silence is a failed delivery and nothing is sent again', async () => {
    double.hooks.register({ url: receiver.url, kind: 'system', timeoutMs: 200 })
    receiver.state.answer = 500
    double.world.createUser({})
    await double.hooks.drain()
    receiver.state.answer = null
    double.world.createUser({})
    await double.hooks.drain()
    expect(double.hooks.deliveries.map(({ outcome, status }) => [outcome, status])).toEqual([
      ['failed', 500],
      ['failed', null],
    ])
    expect(receiver.received).toHaveLength(2)
  })

  it('duplicates share the key, drops never leave, reordering changes the order only', async () => {
    double.hooks.register({ url: receiver.url, kind: 'system' })
    double.hooks.faults.duplicate = 1
    double.world.createUser({})
    await double.hooks.drain()
    expect(new Set(receiver.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1)
    expect(receiver.received).toHaveLength(2)

    Object.assign(double.hooks.faults, { duplicate: 0, drop: 1 })
    double.world.createUser({})
    await double.hooks.drain()
    expect(receiver.received).toHaveLength(2)
    expect(double.hooks.deliveries.at(-1)?.outcome).toBe('dropped')

    receiver.received.length = 0
    Object.assign(double.hooks.faults, { drop: 0, reorder: 0.3 })
    const made = Array.from({ length: 40 }, () => double.world.createUser({}).id)
    await double.hooks.drain()
    const got = receiver.received.map(({ body }) => Number(body.user_id))
    expect(got).not.toEqual(made)
    expect([...got].sort((a, b) => a - b)).toEqual(made)
  })

  it('a delivery held back is overtaken by what happens later, and goes in the end without it', async () => {
    double.hooks.register({ url: receiver.url, kind: 'system' })
    double.hooks.faults.reorder = 1
    const slow = double.world.createUser({}).id
    double.hooks.faults.reorder = 0
    const quick = double.world.createUser({}).id
    await expect.poll(() => receiver.received.length, { timeout: 10_000 }).toBe(2)
    expect(receiver.received.map(({ body }) => body.user_id)).toEqual([quick, slow])
  })

  it('a body over 25 MiB is not sent', async () => {
    double.hooks.register({ url: receiver.url, kind: 'project' })
    const { id } = double.world.createProject({ creatorId: 1 })
    double.world.createIssue({ projectId: id, description: 'x'.repeat(26 * 1024 * 1024) })
    await double.hooks.drain()
    expect(double.hooks.deliveries.at(-1)?.outcome).toBe('too-large')
    expect(receiver.received).toEqual([])
  })
})

describe('what our own calls cause', () => {
  it('comes back as hooks that share one event UUID, with the acting user', async () => {
    const { world } = double
    const project = world.createProject({ creatorId: 1 })
    const issue = world.createIssue({ projectId: project.id })
    double.hooks.register({ url: receiver.url, kind: 'system' })
    double.hooks.register({ url: receiver.url, kind: 'project' })
    const api = apiOf(double)
    await api('PUT', `/projects/${project.id}`, { body: { visibility: 'private' } })
    await api('PUT', `/projects/${project.id}/issues/${issue.iid}`, { body: { state_event: 'close' } })
    await api('POST', `/users/${world.createUser({}).id}/block`)
    await double.hooks.drain()
    const body = (name: string) =>
      receiver.received.find((one) => (one.body.event_name ?? one.body.object_kind) === name)
    expect(receiver.events().sort()).toEqual(['issue', 'project_update', 'user_create'])
    expect(body('issue')?.body).toMatchObject({ user: { id: 2 }, object_attributes: { action: 'close' } })
  })

  it('does not run a hook again in a chain that brings its event UUID', async () => {
    const { id } = double.world.createProject({ creatorId: 1 })
    double.hooks.register({ url: receiver.url, kind: 'system' })
    const put = (description: string, headers: Record<string, string> = {}) =>
      apiOf(double)('PUT', `/projects/${id}`, { body: { description }, headers })
    await put('one')
    await double.hooks.drain()
    const eventUuid = String(receiver.received[0]?.headers['x-gitlab-event-uuid'])
    await put('two', { 'x-gitlab-event-uuid': eventUuid })
    await double.hooks.drain()
    expect(receiver.received).toHaveLength(1)
    expect(double.hooks.deliveries.at(-1)?.outcome).toBe('blocked')
    await put('three')
    await double.hooks.drain()
    expect(receiver.received).toHaveLength(2)
  })
})

describe('hooks over REST', () => {
  it('are made, changed, tested and removed; secrets are never shown', async () => {
    const api = apiOf(double)
    const made = await api('POST', '/hooks', { body: { url: receiver.url, token: 't', signing_token: signingToken } })
    expect(made).toMatchObject({
      status: 201,
      json: { token_present: true, signing_token_present: true, repository_update_events: true, push_events: false },
    })
    expect(made.text).not.toContain(signingToken)
    const { id } = made.json as { id: number }
    expect((await api('PUT', `/hooks/${id}`, { body: { push_events: true } })).json).toMatchObject({
      push_events: true,
    })
    const test = await api('POST', `/hooks/${id}`)
    expect(test.status).toBe(201)
    expect(receiver.received[0]?.body).toEqual({
      event_name: 'project_create',
      name: 'Ruby',
      path: 'ruby',
      project_id: 1,
      owner_name: 'Someone',
      owner_email: 'example@gitlabhq.com',
    })
    expect((await api('DELETE', `/hooks/${id}`)).status).toBe(204)
    expect((await api('GET', `/hooks/${id}`)).status).toBe(404)
    expect((await api('POST', '/hooks', { body: { url: 'ftp://x' } })).status).toBe(422)
  })

  it('of a project are not those of the instance', async () => {
    const api = apiOf(double)
    const { id } = double.world.createProject({ creatorId: 1 })
    const body = { url: receiver.url, issues_events: true, push_events: false }
    expect((await api('POST', `/projects/${id}/hooks`, { body })).json).toMatchObject({
      project_id: id,
      issues_events: true,
      note_events: false,
    })
    expect((await api('GET', '/hooks')).json).toEqual([])
    expect((await api('GET', `/projects/${id}/hooks`)).json).toHaveLength(1)
  })
})
