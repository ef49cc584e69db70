import { beforeAll, expect, test } from 'vitest'
import { withTestDatabase } from '../testing/with-test-database'
import { addListEntry } from '../trust/edit-list'
import type { ResolveEntry } from '../trust/resolve-entry'
import type { Workers } from './read-workers'
import { tryTrust } from './try-trust'

const database = withTestDatabase()
const actor = { kind: 'system', name: 'test' } as const
const ids: Record<string, number> = { carl: 4, 'a/b': 20, team: 30 }
const resolve: ResolveEntry = async ({ value }) => ids[value] ?? null

beforeAll(async () => {
  await database().prisma.author.createMany({
    data: [
      { gitlabId: 1, username: 'ada', name: 'Ada', state: 'active', isAdmin: true },
      {
        gitlabId: 2,
        username: 'bea_2',
        name: 'Bea',
        state: 'active',
        email: 'bea@uni.example',
        confirmedAt: new Date(),
      },
      { gitlabId: 3, username: 'unconfirmed', name: 'U', state: 'active', email: 'u@uni.example' },
    ],
  })
  await addListEntry({ kind: 'EMAIL_DOMAIN', value: 'uni.example', reason: 'university', actor })
  await addListEntry({ kind: 'USER', value: 'carl', reason: 'known', actor, resolve })
  await addListEntry({ kind: 'PROJECT', value: 'a/b', reason: 'ours', actor, resolve })
})

const rule = async (who: string, more: { confirmed?: boolean; project?: string } = {}) => {
  const { trust } = await tryTrust({ who, confirmed: true, ...more })
  return trust.trusted ? trust.rule : false
}

test.each([
  ['ada', 'admin'],
  ['ADA', 'admin'],
  ['@bea_2', 'email_domain'],
  ['beax2', false],
  ['be%', false],
  ['unconfirmed', false],
  ['carl', 'user'],
  ['somebody@uni.example', 'email_domain'],
  ['somebody@evil-uni.example', false],
  ['somebody@uni.example.evil.example', false],
])('%s: %s', async (who, expected) => {
  expect(await rule(who)).toBe(expected)
})

test('an address nobody confirmed is trusted by nothing, a project by its path', async () => {
  expect(await rule('somebody@uni.example', { confirmed: false })).toBe(false)
  expect(await rule('nobody', { project: 'A/b' })).toBe('project')
})

test('says what was known and what was left out', async () => {
  expect(await tryTrust({ who: 'unconfirmed', confirmed: true })).toEqual({
    trust: { trusted: false },
    account: { username: 'unconfirmed', emailConfirmed: false },
    groupsLeftOut: false,
    domainIgnored: false,
  })
  await addListEntry({ kind: 'GROUP', value: 'team', reason: 'ours', actor, resolve })
  expect(await tryTrust({ who: 'nobody', confirmed: true })).toMatchObject({ account: null, groupsLeftOut: true })
})

test('says that a listed domain exempts nobody while GitLab confirms no address', async () => {
  const gitlab = { url: 'x', trouble: null, reason: null, botUsername: null, scopes: null, tokenExpiresAt: null }
  const worker = { id: 'w', startedAt: 0, node: 'v24', ended: 0, lastEndedAt: null }
  const running = [{ ...worker, model: null, spamcheck: null, gitlab: { ...gitlab, confirmsAddresses: false } }]
  const read = async (): Promise<Workers> => ({ redis: 'ok', running })
  expect(await tryTrust({ who: 'bea_2', confirmed: true, read })).toMatchObject({
    trust: { trusted: false },
    domainIgnored: true,
  })
})

test('a listed project is known by what it is called now', async () => {
  await database().prisma.item.create({ data: { kind: 'project', gitlabId: 20, projectId: 20, path: 'a/moved' } })
  expect(await rule('nobody', { project: 'a/b' })).toBe(false)
  expect(await rule('nobody', { project: 'a/moved' })).toBe('project')
})
