import { beforeEach, describe, expect, test } from 'vitest'
import { withTestDatabase } from '../testing/with-test-database'
import { checkTrust, type Memberships } from './check-trust'
import { addListEntry, removeListEntry } from './edit-list'
import { findListEntries } from './find-list-entries'
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
const groups: Record<string, number[]> = { research: [10] }
const memberships: Memberships = {
  groupsOf: async (userId) => new Set(userId === 7 ? [10] : []),
  groupIdsFor: async ({ path }) => new Set(groups[path] ?? []),
}
const check = (over: Partial<TrustAuthor> = {}) =>
  checkTrust({ item: { kind: 'issue', path: 'a/b' }, author: { ...author, ...over }, botUserId: 1, memberships })

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
      addListEntry({ kind: 'USER', value: 'mallory', reason: 'guest', expiresAt: tomorrow, actor: system })
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

describe('groups and projects', () => {
  test('membership decides; a group that GitLab does not have covers nobody', async () => {
    await addListEntry({ kind: 'GROUP', value: 'gone', reason: 'x', actor: system })
    expect(await check()).toEqual({ trusted: false })
    await addListEntry({ kind: 'GROUP', value: 'research', reason: 'staff', actor: system })
    expect(await check()).toMatchObject({ trusted: true, rule: 'group' })
    expect(await check({ gitlabId: 8 })).toEqual({ trusted: false })
  })

  test('when GitLab cannot be asked, nothing is decided', async () => {
    await addListEntry({ kind: 'GROUP', value: 'research', reason: 'staff', actor: system })
    const down = { ...memberships, groupsOf: () => Promise.reject(new Error('GitLab is down')) }
    const item = { kind: 'issue', path: 'a/b' } as const
    await expect(checkTrust({ item, author, botUserId: 1, memberships: down })).rejects.toThrow('GitLab is down')
  })

  test('a project covers what stands in it, even without an author', async () => {
    await addListEntry({ kind: 'PROJECT', value: 'A/B', reason: 'ours', actor: system })
    const item = { kind: 'issue', path: 'a/b' } as const
    expect(await checkTrust({ item, author: null, botUserId: 1, memberships })).toMatchObject({ rule: 'project' })
    const elsewhere = { kind: 'issue', path: 'a/c' } as const
    expect(await checkTrust({ item: elsewhere, author: null, botUserId: 1, memberships })).toEqual({ trusted: false })
  })
})
