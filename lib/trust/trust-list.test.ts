import { describe, expect, test } from 'vitest'
import { type TrustAuthor, trustByAccount, trustByEntry } from './trust'
import { liveGroups, matchEmail, matchProject, matchUser, type TrustEntry, trustListOf } from './trust-list'

const entry = (over: Partial<TrustEntry>): TrustEntry => ({
  id: 1,
  kind: 'EMAIL_DOMAIN',
  value: 'gov',
  gitlabId: null,
  withSubs: true,
  minAccess: null,
  reason: 'university',
  listedBy: 'Ada',
  endsAt: null,
  ...over,
})

describe('matchEmail', () => {
  const list = trustListOf([
    entry({ id: 1, value: 'gov' }),
    entry({ id: 2, value: 'epfl.example', withSubs: false }),
    entry({ id: 3, value: 'cs.epfl.example', withSubs: true }),
    entry({ id: 4, value: 'old.example', withSubs: true, endsAt: 100 }),
    entry({ id: 5, value: 'xn--bcher-kva.example', withSubs: false }),
  ])
  test.each([
    ['a@agency.gov', 1],
    ['a@deep.agency.gov', 1],
    ['A@AGENCY.GOV', 1],
    ['x.gov@spam.example', undefined],
    ['a@b.government.example', undefined],
    ['a@gov', undefined],
    ['a@notgov', undefined],
    ['a@agency.gov.spam.example', undefined],
    ['a@agency-gov.example', undefined],
    ['a@epfl.example', 2],
    ['a@mail.epfl.example', undefined],
    ['a@fakeepfl.example', undefined],
    ['a@cs.epfl.example', 3],
    ['a@lab.cs.epfl.example', 3],
    ['a@old.example', 4],
    ['a@Bücher.example', 5],
    [null, undefined],
    ['[REDACTED]', undefined],
  ])('%j is covered by %j', (email, id) => {
    expect(matchEmail({ list, email, confirmed: true, now: 0 })?.id).toBe(id)
  })

  test('an unconfirmed address is never covered', () => {
    expect(matchEmail({ list, email: 'a@agency.gov', confirmed: false, now: 0 })).toBeUndefined()
  })

  test('an entry counts until it ends; then a wider one may', () => {
    expect(matchEmail({ list, email: 'a@old.example', confirmed: true, now: 99 })?.id).toBe(4)
    expect(matchEmail({ list, email: 'a@old.example', confirmed: true, now: 100 })).toBeUndefined()
    const both = trustListOf([
      entry({ id: 1, value: 'example' }),
      entry({ id: 2, value: 'a.example', withSubs: false, endsAt: 5 }),
    ])
    expect(matchEmail({ list: both, email: 'x@a.example', confirmed: true, now: 6 })?.id).toBe(1)
  })
})

describe('names and paths', () => {
  const list = trustListOf([
    entry({ id: 1, kind: 'USER', value: 'kelvin', gitlabId: 70 }),
    entry({ id: 2, kind: 'PROJECT', value: 'research/lens', gitlabId: 70 }),
    entry({ id: 3, kind: 'GROUP', value: 'research', gitlabId: 9, endsAt: 10 }),
    entry({ id: 4, kind: 'USER', value: 'nobody' }),
  ])
  test('users and projects are told by GitLab’s id, whatever they are called', () => {
    expect(matchUser({ list, gitlabId: 70, now: 0 })?.id).toBe(1)
    expect(matchUser({ list, gitlabId: 71, now: 0 })).toBeUndefined()
    expect(matchUser({ list, gitlabId: 0, now: 0 })).toBeUndefined()
    expect(matchProject({ list, projectId: 70, now: 0 })?.id).toBe(2)
    expect(matchProject({ list, projectId: 9, now: 0 })).toBeUndefined()
    expect(matchProject({ list, projectId: null, now: 0 })).toBeUndefined()
  })
  test('a group entry counts until it ends', () => {
    expect(liveGroups({ list, now: 9 })).toHaveLength(1)
    expect(liveGroups({ list, now: 10 })).toHaveLength(0)
  })
})

describe('trustByAccount', () => {
  const nobody: TrustAuthor = {
    gitlabId: 7,
    username: 'mallory',
    email: null,
    confirmedAt: null,
    isAdmin: false,
    isBot: false,
    createdByAdmin: false,
    trustedBy: null,
  }
  test.each([
    [{}, undefined],
    [{ gitlabId: 1 }, 'own_bot'],
    [{ isAdmin: true }, 'admin'],
    [{ isBot: true, username: 'support-bot' }, 'gitlab_bot'],
    [{ isBot: true, username: 'GitLab-Security-Bot', createdByAdmin: null }, 'gitlab_bot'],
    [{ isBot: false, username: 'support-bot' }, undefined],
    [{ isBot: true, username: 'support-bot', createdByAdmin: true }, undefined],
    [{ isBot: true, username: 'my-service-account' }, undefined],
    [{ isBot: true, username: 'service_account_group_12_3f', createdByAdmin: true }, undefined],
    [{ isBot: false, username: 'ghost' }, undefined],
    [{ isBot: true, username: 'project_12_bot_3f' }, undefined],
    [{ isBot: true, username: 'group_12_bot' }, undefined],
    [{ trustedBy: 'root/1+2026-01-01 00:00:00 UTC' }, 'trusted_by'],
    [{ trustedBy: '' }, undefined],
  ])('%j is exempt by %j', (over, rule) => {
    expect(trustByAccount({ ...nobody, ...over }, 1)?.rule).toBe(rule)
  })
  test('the reason names who trusted', () => {
    expect(trustByAccount({ ...nobody, trustedBy: 'root/1+2026' }, null)?.reason).toBe('trusted in GitLab by root')
  })
})

test('the reason of an entry says what matched, who listed it and why', () => {
  expect(trustByEntry(entry({ value: 'epfl.example', withSubs: false }))).toEqual({
    rule: 'email_domain',
    reason: 'e-mail domain epfl.example, listed by Ada: university',
    entryId: 1,
  })
})
