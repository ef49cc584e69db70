import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type GitLabDouble, startDouble } from '../start-double'
import { startReceiver } from '../testing'

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

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const signingToken = `whsec_${Buffer.alloc(32, 7).toString('base64')}`

describe('a system hook', () => {
  it('carries the headers of GitLab and the secret in clear', async () => {
    double.hooks.register({ url: receiver.url, kind: 'system', token: 's3cret' })
    double.world.createUser({})
    await double.hooks.drain()
    const { headers } = receiver.received[0] ?? { headers: {} }
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'GitLab/18.5.1',
      'x-gitlab-event': 'System Hook',
      'x-gitlab-token': 's3cret',
      'x-gitlab-instance': double.url,
      'x-gitlab-webhook-uuid': expect.stringMatching(uuid),
      'x-gitlab-event-uuid': expect.stringMatching(uuid),
      'idempotency-key': expect.stringMatching(uuid),
    })
    expect(headers).not.toHaveProperty('webhook-signature')
  })

  it('is signed as Standard Webhooks when it has a signing token', async () => {
    double.hooks.register({ url: receiver.url, kind: 'system', signingToken })
    double.world.createUser({ name: 'Zoë Ünïcode' })
    await double.hooks.drain()
    const { raw, headers } = receiver.received[0] ?? { raw: '', headers: {} }
    const signed = headers as Record<string, string>
    expect(new Webhook(signingToken).verify(raw, signed)).toMatchObject({ event_name: 'user_create' })
    expect(signed['webhook-id']).toBe(signed['idempotency-key'])
    expect(() => new Webhook(signingToken).verify(`${raw} `, signed)).toThrow()
  })

  it('had no Idempotency-Key before 17.4', async () => {
    const old = await startDouble({ version: '17.3.2' })
    old.hooks.register({ url: receiver.url, kind: 'system' })
    old.world.createUser({})
    await old.hooks.drain()
    expect(receiver.received[0]?.headers).toMatchObject({ 'user-agent': 'GitLab/17.3.2' })
    expect(receiver.received[0]?.headers).not.toHaveProperty('idempotency-key')
    await old.close()
  })

  it('keeps the key on a resend and renews the UUIDs', async () => {
    double.hooks.register({ url: receiver.url, kind: 'system', signingToken })
    double.world.createUser({})
    await double.hooks.drain()
    await double.hooks.resend(double.hooks.deliveries[0]?.id ?? 0)
    const [first, second] = receiver.received.map(({ headers }) => headers)
    expect(second?.['idempotency-key']).toBe(first?.['idempotency-key'])
    expect(second?.['x-gitlab-webhook-uuid']).not.toBe(first?.['x-gitlab-webhook-uuid'])
    expect(receiver.received[1]?.raw).toBe(receiver.received[0]?.raw)
  })

  it('hears nothing of issues, notes, snippets, profiles and blocks', async () => {
    const { world } = double
    const user = world.createUser({})
    const project = world.createProject({ creatorId: user.id })
    double.hooks.register({ url: receiver.url, kind: 'system' })
    const issue = world.createIssue({ projectId: project.id })
    world.createNote({ noteableType: 'Issue', noteableId: issue.id })
    world.createSnippet({ authorId: user.id })
    world.updateUser(user.id, { bio: 'changed' })
    world.turnUser(user.id, 'block')
    await double.hooks.drain()
    expect(receiver.events()).toEqual([])
  })

  it('hears of pushes and merge requests by flag only, as System Hook', async () => {
    const { world } = double
    const { id } = world.createProject({ creatorId: 1 })
    const act = async () => {
      world.pushFiles(id, { files: { 'README.md': 'new' } })
      world.pushFiles(id, { tag: 'v1' })
      world.createMergeRequest({ projectId: id })
      await double.hooks.drain()
    }
    double.hooks.register({ url: receiver.url, kind: 'system' })
    await act()
    expect(receiver.events()).toEqual(['repository_update', 'repository_update'])
    receiver.received.length = 0
    const flags = {
      push_events: true,
      tag_push_events: true,
      merge_requests_events: true,
      repository_update_events: false,
    }
    double.hooks.update(1, { flags: { ...(double.hooks.get(1)?.flags ?? ({} as never)), ...flags } })
    await act()
    expect(receiver.events().sort()).toEqual(['merge_request', 'push', 'tag_push'])
    expect(new Set(receiver.received.map(({ headers }) => headers['x-gitlab-event']))).toEqual(new Set(['System Hook']))
  })

  it('tells of every change of users, projects, groups and members', async () => {
    const { world } = double
    double.hooks.register({ url: receiver.url, kind: 'system', flags: { repository_update_events: false } })
    const user = world.createUser({ username: 'before' })
    world.renameUser(user.id, 'after')
    world.setState(user.id, 'blocked')
    world.failLogin(user.id)
    const project = world.createProject({ creatorId: user.id })
    const group = world.createGroup({})
    const target = { userId: user.id, accessLevel: 30 } as const
    world.addMember({ ...target, groupId: group.id })
    world.addMember({ ...target, groupId: group.id, accessLevel: 40 })
    world.removeMember({ userId: user.id, groupId: group.id })
    world.addMember({ ...target, projectId: project.id })
    world.requestAccess({ userId: user.id, groupId: group.id })
    world.requestAccess({ userId: user.id, projectId: project.id, revoke: true })
    world.renameProject(project.id, 'new-path')
    world.transferProject(project.id, group.id)
    world.updateProject(project.id, { visibility: 'private' })
    world.renameGroup(group.id, 'new-group')
    world.deleteGroup(group.id)
    world.deleteUser(user.id)
    await double.hooks.drain()
    const order = double.hooks.deliveries.map(({ event }) => event)
    expect(order).toEqual([
      'user_create',
      'user_rename',
      'user_failed_login',
      'project_create',
      'group_create',
      'user_add_to_group',
      'user_update_for_group',
      'user_remove_from_group',
      'user_add_to_team',
      'user_access_request_to_group',
      'user_access_request_revoked_for_project',
      'project_rename',
      'project_transfer',
      'project_update',
      'group_rename',
      'project_destroy',
      'group_destroy',
      'user_destroy',
    ])
    const body = (event: string) => receiver.received.find((one) => one.body.event_name === event)?.body
    expect(body('user_rename')).toMatchObject({ old_username: 'before', username: 'after' })
    expect(body('user_failed_login')).toMatchObject({ state: 'blocked' })
    expect(body('project_rename')).toMatchObject({ path: 'new-path', old_path_with_namespace: 'after/workbench-1' })
    expect(body('group_rename')).toMatchObject({
      path: 'new-group',
      full_path: 'new-group',
      old_path: group.name.toLowerCase().replace(' ', '-'),
    })
  })

  it('has the real address in user events and a placeholder everywhere else', async () => {
    double.hooks.register({ url: receiver.url, kind: 'system' })
    const user = double.world.createUser({ email: 'real@people.example' })
    double.world.createProject({ creatorId: user.id })
    await double.hooks.drain()
    const body = (event: string) => receiver.received.find((one) => one.body.event_name === event)?.body
    expect(body('user_create')).toMatchObject({ email: 'real@people.example' })
    expect(body('project_create')).toMatchObject({ owner_email: '[REDACTED]', owners: [{ email: '[REDACTED]' }] })
    expect(body('project_create')).not.toHaveProperty('description')
  })
})
