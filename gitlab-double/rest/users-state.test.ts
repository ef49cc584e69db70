import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GitLabDouble, startDouble } from '../start-double'
import { apiOf } from '../testing'
import type { UserState } from '../world/objects'

let double: GitLabDouble
let api: ReturnType<typeof apiOf>

beforeAll(async () => {
  double = await startDouble()
  api = apiOf(double)
})
afterAll(() => double.close())

function userIn(state: UserState): number {
  return double.world.createUser({ state, lastActivityOn: '2020-01-01' }).id
}

type Row = [action: string, from: UserState, status: number, body: unknown, to: UserState]
const ldap = { message: '403 Forbidden - LDAP blocked users cannot be modified by the API' }

const table: Row[] = [
  ['block', 'active', 201, true, 'blocked'],
  ['block', 'deactivated', 201, true, 'blocked'],
  ['block', 'blocked', 201, null, 'blocked'],
  ['block', 'banned', 201, null, 'banned'],
  ['block', 'blocked_pending_approval', 201, null, 'blocked_pending_approval'],
  ['block', 'ldap_blocked', 403, ldap, 'ldap_blocked'],
  ['unblock', 'blocked', 201, true, 'active'],
  ['unblock', 'banned', 201, true, 'active'],
  ['unblock', 'active', 201, false, 'active'],
  [
    'unblock',
    'deactivated',
    403,
    { message: '403 Forbidden - Deactivated users cannot be unblocked by the API' },
    'deactivated',
  ],
  ['ban', 'active', 201, true, 'banned'],
  ['ban', 'blocked', 403, { message: 'You cannot ban blocked users.' }, 'blocked'],
  ['ban', 'deactivated', 403, { message: 'You cannot ban deactivated users.' }, 'deactivated'],
  ['unban', 'banned', 201, true, 'active'],
  ['unban', 'blocked', 403, { message: 'You cannot unban blocked users.' }, 'blocked'],
  ['deactivate', 'active', 201, true, 'deactivated'],
  ['deactivate', 'deactivated', 201, null, 'deactivated'],
  [
    'deactivate',
    'blocked',
    403,
    { message: '403 Forbidden - A blocked user cannot be deactivated by the API' },
    'blocked',
  ],
  ['activate', 'deactivated', 201, true, 'active'],
  [
    'activate',
    'blocked',
    403,
    { message: '403 Forbidden - A blocked user must be unblocked to be activated' },
    'blocked',
  ],
  ['approve', 'blocked_pending_approval', 201, { message: 'Success' }, 'active'],
  ['approve', 'active', 409, { message: 'The user you are trying to approve is not pending approval' }, 'active'],
  ['approve', 'blocked', 403, { message: 'The user you are trying to approve is not pending approval' }, 'blocked'],
]

describe('the user state machine over REST', () => {
  it.each(table)('%s from %s: %i %j, then %s', async (action, from, status, body, to) => {
    const id = userIn(from)
    const answer = await api('POST', `/users/${id}/${action}`)
    expect(answer.status).toBe(status)
    expect(answer.json).toEqual(body)
    expect(double.world.user(id)?.state).toBe(to)
  })

  it('blocked to banned takes an unblock in between', async () => {
    const id = userIn('blocked')
    await api('POST', `/users/${id}/unblock`)
    expect((await api('POST', `/users/${id}/ban`)).json).toBe(true)
    expect(double.world.user(id)?.state).toBe('banned')
  })

  it('the caller cannot block itself, and nobody can block who is not there', async () => {
    const self = await api('POST', '/users/2/block')
    expect(self.json).toEqual({ message: '403 Forbidden - The API initiating user cannot be blocked by the API' })
    expect((await api('POST', '/users/99999/block')).json).toEqual({ message: '404 User Not Found' })
  })

  it('an active person cannot be deactivated', async () => {
    const { id } = double.world.createUser({})
    expect((await api('POST', `/users/${id}/deactivate`)).status).toBe(403)
  })

  it('who is not an admin gets 403 for every action', async () => {
    const caller = double.world.createUser({})
    const { value } = double.world.createToken({ userId: caller.id, scopes: ['api'] })
    const id = userIn('active')
    for (const action of ['block', 'ban', 'deactivate', 'approve', 'reject'])
      expect(await apiOf(double, value)('POST', `/users/${id}/${action}`)).toMatchObject({
        status: 403,
        json: { message: '403 Forbidden' },
      })
    expect(double.world.user(id)?.state).toBe('active')
  })

  it('a block leaves its trace in the custom attributes', async () => {
    const id = userIn('active')
    await api('POST', `/users/${id}/block`)
    const { json } = await api('GET', `/users/${id}/custom_attributes/blocked_by`)
    expect(json).toEqual({ key: 'blocked_by', value: expect.stringMatching(/^natterjack-bot\/2\+20/) })
  })

  it('trust is a custom attribute that can be set, searched and taken away', async () => {
    const id = userIn('active')
    await api('PUT', `/users/${id}/custom_attributes/trusted_by`, { body: { value: 'root/1+now' } })
    const found = await api('GET', '/users?custom_attributes[trusted_by]=root/1%2Bnow&with_custom_attributes=true')
    expect(found.json).toMatchObject([{ id, custom_attributes: [{ key: 'trusted_by', value: 'root/1+now' }] }])
    expect((await api('DELETE', `/users/${id}/custom_attributes/trusted_by`)).status).toBe(204)
    expect((await api('GET', `/users/${id}/custom_attributes/trusted_by`)).status).toBe(404)
    expect((await api('PUT', `/users/${id}/custom_attributes/x`, { body: {} })).json).toEqual({
      error: 'value is missing',
    })
  })
})

describe('deleting an account', () => {
  it('answers 204 at once, stays readable, then leaves the text with the Ghost user', async () => {
    const { world } = double
    const user = world.createUser({})
    const project = world.createProject({ creatorId: user.id })
    const elsewhere = world.createProject({ creatorId: 1 })
    const issue = world.createIssue({ projectId: elsewhere.id, authorId: user.id })
    expect((await api('DELETE', `/users/${user.id}`)).status).toBe(204)
    expect((await api('GET', `/users/${user.id}`)).status).toBe(200)
    world.flushRemovals()
    expect((await api('GET', `/users/${user.id}`)).status).toBe(404)
    expect(world.project(project.id)).toBeUndefined()
    expect(world.issue(issue.id)?.authorId).toBe(world.user('ghost')?.id)
  })

  it('takes the contributions along with hard_delete, in the query or in a JSON body', async () => {
    const { world } = double
    for (const hard of [{ query: '?hard_delete=true' }, { query: '', body: { hard_delete: true } }]) {
      const user = world.createUser({})
      const issue = world.createIssue({ projectId: world.createProject({ creatorId: 1 }).id, authorId: user.id })
      await api('DELETE', `/users/${user.id}${hard.query}`, { body: hard.body })
      world.flushRemovals()
      expect(world.issue(issue.id)).toBeUndefined()
    }
  })

  it('is refused for the only owner of a group unless it is hard', async () => {
    const { world } = double
    const user = world.createUser({})
    const group = world.createGroup({ ownerId: user.id })
    expect(await api('DELETE', `/users/${user.id}`)).toMatchObject({
      status: 409,
      json: { message: 'User cannot be removed while is the sole-owner of a group' },
    })
    expect((await api('DELETE', `/users/${user.id}?hard_delete=true`)).status).toBe(204)
    world.flushRemovals()
    expect(world.group(group.id)).toBeUndefined()
  })

  it('finishes by itself after the delay', async () => {
    const quick = await startDouble({ removalDelayMs: 1 })
    const { id } = quick.world.createUser({})
    await apiOf(quick)('DELETE', `/users/${id}`)
    await expect.poll(() => quick.world.user(id), { timeout: 10_000 }).toBeUndefined()
    await quick.close()
  })

  it('honours If-Unmodified-Since', async () => {
    const { id } = double.world.createUser({})
    const headers = { 'if-unmodified-since': 'Wed, 01 Jan 2020 00:00:00 GMT' }
    expect((await api('DELETE', `/users/${id}`, { headers })).status).toBe(412)
  })
})
