import { beforeEach, describe, expect, test } from 'vitest'
import { withTestDatabase } from '../testing/with-test-database'
import { checkTrust, type Memberships } from './check-trust'
import { addListEntry, removeListEntry } from './edit-list'
import { findListEntries } from './find-list-entries'
import type { MinAccess } from './min-access'
import type { ResolveEntry } from './resolve-entry'
import type { TrustAuthor } from './trust'
import { dropTrustList } from './trust-list-store'

const database = withTestDatabase()
const system = { kind: 'system', name: 'test' } as const
const author: TrustAuthor = {
  gitlabId: 7,
  username: 'mallory',
  email: 'mallory@lab.epfl.example',
  confirmedAt: new Date(),
  isAdmin: false,
  isBot: false,
  createdByAdmin: false,
  trustedBy: null,
}
const ids: Record<string, number> = { 'USER mallory': 7, 'GROUP research': 10, 'PROJECT a/b': 20 }
const resolve: ResolveEntry = async ({ kind, value }) => ids[`${kind} ${value}`] ?? null
let confirmsAddresses = true
let level = 30
const memberships: Memberships = {
  groupsOf: async (userId) => new Map(userId === 7 ? [[10, level]] : []),
  groupIdsFor: async ({ id }) => new Set([id]),
  confirmsAddresses: async () => confirmsAddresses,
}
const item = { projectId: 20 }
const check = (over: Partial<TrustAuthor> = {}) =>
  checkTrust({ item, author: { ...author, ...over }, botUserId: 1, memberships })

beforeEach(async () => {
  await database().prisma.listEntry.deleteMany()
  dropTrustList()
})

describe('entries', () => {
  test('count at once, with a reason that names who and why, and end when removed', async () => {
    const user = await database().prisma.user.create({ data: { username: 'ada', name: 'Ada' } })
    expect(await check()).toEqual({ trusted: false })
    const actor = { kind: 'user', id: user.id, name: 'Ada' } as const
    const { id } = await addListEntry({
      kind: 'EMAIL_DOMAIN',
      value: 'EPFL.example',
      withSubs: true,
      reason: 'university',
      actor,
    })
    expect(await check()).toEqual({
      trusted: true,
      rule: 'email_domain',
      reason: 'e-mail domain epfl.example and below, listed by Ada: university',
      entryId: id,
    })
    expect(await check({ confirmedAt: null })).toEqual({ trusted: false })
    await removeListEntry({ entryId: id, actor })
    expect(await check()).toEqual({ trusted: false })
    await expect(removeListEntry({ entryId: id, actor })).rejects.toMatchObject({ code: 'not_found' })
    const audit = await database().prisma.auditEntry.findMany({ orderBy: { id: 'asc' }, select: { action: true } })
    expect(audit.map((entry) => entry.action)).toEqual(['list.added', 'list.removed'])
  })

  test('run out by the database’s time, and may then be listed anew', async () => {
    const tomorrow = new Date(Date.now() + 86_400_000)
    const add = () =>
      addListEntry({ kind: 'USER', value: 'mallory', reason: 'guest', expiresAt: tomorrow, actor: system, resolve })
    const { id } = await add()
    expect(await check()).toMatchObject({ trusted: true, rule: 'user' })
    await expect(add()).rejects.toMatchObject({ code: 'conflict' })
    await database().pool.query(`UPDATE list_entry SET expires_at = now() - interval '1 second' WHERE id = $1`, [id])
    dropTrustList()
    expect(await check()).toEqual({ trusted: false })
    expect((await add()).id).toBeGreaterThan(id)
    expect(await findListEntries({})).toHaveLength(1)
    expect(await findListEntries({ withEnded: true })).toHaveLength(2)
  })

  test('are refused with words when they make no sense', async () => {
    const add = (value: string, reason = 'x') => addListEntry({ kind: 'EMAIL_DOMAIN', value, reason, actor: system })
    await expect(add('edu')).rejects.toMatchObject({
      code: 'bad_request',
      message: expect.stringMatching(/sub-domains/),
    })
    await expect(add('epfl.example', ' ')).rejects.toMatchObject({ code: 'bad_request' })
  })
})

describe('users, groups and projects', () => {
  const add = (kind: 'USER' | 'GROUP' | 'PROJECT', value: string, minAccess?: MinAccess) =>
    addListEntry({ kind, value, minAccess, reason: 'x', actor: system, resolve })

  test('whoever takes over a listed name is not trusted; whoever had it is, under any name', async () => {
    await add('USER', 'mallory')
    expect(await check({ username: 'renamed' })).toMatchObject({ trusted: true, rule: 'user' })
    expect(await check({ gitlabId: 8, username: 'mallory' })).toEqual({ trusted: false })
    const successor = () =>
      addListEntry({ kind: 'USER', value: 'mallory', reason: 'x', actor: system, resolve: async () => 8 })
    await successor()
    await expect(successor()).rejects.toMatchObject({ code: 'conflict' })
    const putBack = { kind: 'USER', value: 'mallory', reason: 'x', actor: system, gitlabId: 7 } as const
    await expect(addListEntry({ ...putBack, resolve: async () => 9 })).rejects.toMatchObject({ code: 'bad_request' })
  })

  test('membership decides, from Developer up unless the entry asks for more', async () => {
    await add('GROUP', 'research')
    expect(await check()).toMatchObject({
      trusted: true,
      rule: 'group',
      reason: 'Developer or above of group research, listed by the system: x',
    })
    expect(await check({ gitlabId: 8 })).toEqual({ trusted: false })
    level = 20
    expect(await check()).toEqual({ trusted: false })
    level = 40
    await database().prisma.listEntry.deleteMany()
    await add('GROUP', 'research', 50)
    expect(await check()).toEqual({ trusted: false })
  })

  test('when GitLab cannot be asked, nothing is decided', async () => {
    await add('GROUP', 'research')
    const down = { ...memberships, groupsOf: () => Promise.reject(new Error('GitLab is down')) }
    await expect(checkTrust({ item, author, botUserId: 1, memberships: down })).rejects.toThrow('GitLab is down')
  })

  test('a project covers what stands in it, even without an author', async () => {
    await add('PROJECT', 'A/B')
    expect(await checkTrust({ item, author: null, botUserId: 1, memberships })).toMatchObject({ rule: 'project' })
    const elsewhere = { projectId: 21 }
    expect(await checkTrust({ item: elsewhere, author: null, botUserId: 1, memberships })).toEqual({ trusted: false })
  })
})

test('a domain exempts nobody while GitLab confirms no address', async () => {
  await addListEntry({ kind: 'EMAIL_DOMAIN', value: 'lab.epfl.example', reason: 'x', actor: system })
  expect(await check()).toMatchObject({ rule: 'email_domain' })
  confirmsAddresses = false
  expect(await check()).toEqual({ trusted: false })
  confirmsAddresses = true
})
