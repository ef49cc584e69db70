import { beforeAll, expect, test } from 'vitest'
import { withTestDatabase } from '../testing/with-test-database'
import { addListEntry } from '../trust/edit-list'
import { tryTrust } from './try-trust'

const database = withTestDatabase()
const actor = { kind: 'system', name: 'test' } as const

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
  await addListEntry({ kind: 'USER', value: 'carl', reason: 'known', actor })
  await addListEntry({ kind: 'PROJECT', value: 'a/b', reason: 'ours', actor })
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
  })
  await addListEntry({ kind: 'GROUP', value: 'team', reason: 'ours', actor })
  expect(await tryTrust({ who: 'nobody', confirmed: true })).toMatchObject({ account: null, groupsLeftOut: true })
})
