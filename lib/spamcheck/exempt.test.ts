import { describe, expect, test } from 'vitest'
import { trustListOf } from '../trust/trust-list'
import { askedCall, trustEntry } from './call.fixture'
import { exempt } from './exempt'
import { noStanding, type Standing } from './standing'

type Email = { email: string; verified: boolean }
const domain = (value: string, over: object = {}) => trustEntry({ kind: 'EMAIL_DOMAIN', value, ...over })

type Given = { emails?: Email[]; entries?: ReturnType<typeof trustEntry>[]; confirmsAddresses?: boolean; now?: number }
const exemptionOf = ({ emails = [], entries = [], confirmsAddresses = true, now = 0 }: Given) =>
  exempt({
    call: askedCall({ author: { emails } }),
    trustList: trustListOf(entries),
    confirmsAddresses,
    standing: null,
    now,
  })
const isAllowed = (given: Given) => exemptionOf(given)?.reason === 'email allowed'
const verified = (email: string): Email[] => [{ email, verified: true }]

describe('allowed e-mail domains', () => {
  const entries = [domain('epfl.example')]

  test.each([
    ['verified', verified('ada@epfl.example'), true],
    ['not verified', [{ email: 'ada@epfl.example', verified: false }], false],
    ['the second of several', [...verified('a@mail.example'), ...verified('ada@epfl.example')], true],
    [
      'several, only the other one verified',
      [{ email: 'ada@epfl.example', verified: false }, ...verified('a@mail.example')],
      false,
    ],
    ['another case (there: another domain)', verified('Ada@EPFL.Example'), true],
    ['a dot at the end (there: another domain)', verified('ada@epfl.example.'), true],
    ['a sub-domain', verified('ada@lab.epfl.example'), false],
    ['a domain that only ends alike', verified('ada@notepfl.example'), false],
    ['a longer domain', verified('ada@epfl.example.net'), false],
    ['after the last @', verified('ada@mail.example@epfl.example'), true],
    ['not after the last @', verified('ada@epfl.example@mail.example'), false],
    ['no @', verified('epfl.example'), false],
    ['nothing before the @', verified('@epfl.example'), false],
    ['nothing', verified(''), false],
    ['what would be decoded to it', verified('ada@epfl%2eexample'), false],
    ['no addresses', [], false],
  ])('%s', (_, emails, allowed) => {
    expect(isAllowed({ emails, entries })).toBe(allowed)
  })

  test('sub-domains where the entry says so (there: never)', () => {
    const withSubs = [domain('epfl.example', { withSubs: true })]
    expect(isAllowed({ emails: verified('ada@lab.epfl.example'), entries: withSubs })).toBe(true)
    expect(isAllowed({ emails: verified('ada@notepfl.example'), entries: withSubs })).toBe(false)
  })

  test('nobody, where GitLab calls addresses verified that nobody has verified (there: anybody)', () => {
    expect(isAllowed({ emails: verified('ada@epfl.example'), entries, confirmsAddresses: false })).toBe(false)
  })

  test('nobody any more, once the entry has ended', () => {
    const ending = [domain('epfl.example', { endsAt: 1_000 })]
    expect(isAllowed({ emails: verified('ada@epfl.example'), entries: ending, now: 999 })).toBe(true)
    expect(isAllowed({ emails: verified('ada@epfl.example'), entries: ending, now: 1_000 })).toBe(false)
  })
})

describe('authors and projects', () => {
  const account = {
    gitlabId: 41,
    username: 'ada',
    state: 'active',
    isAdmin: false,
    isBot: false,
    createdByAdmin: null,
    trustedBy: null,
  }
  const trustOf = (
    over: Partial<NonNullable<Standing['account']>> | null,
    entries = [] as ReturnType<typeof trustEntry>[],
    gitlabId: number | null = 41,
  ) =>
    exempt({
      call: askedCall({ author: { gitlabId } }),
      trustList: trustListOf(entries),
      confirmsAddresses: true,
      standing: { ...noStanding, account: over && { ...account, ...over } },
      now: 0,
    })

  test.each([
    ['an administrator', { isAdmin: true }, 'admin'],
    ['trusted by an administrator in GitLab', { trustedBy: 'root/1+2026' }, 'trusted_by'],
    ['a bot of GitLab itself', { isBot: true, username: 'support-bot' }, 'gitlab_bot'],
    ['a bot behind an access token', { isBot: true, username: 'project_7_bot' }, undefined],
    ['an account like any other', {}, undefined],
    ['an account never seen', null, undefined],
  ])('%s', (_, over, rule) => {
    expect(trustOf(over)?.trust.rule).toBe(rule)
  })

  test('a listed user by number, never by name', () => {
    const entries = [trustEntry({ kind: 'USER', value: 'mallory', gitlabId: 41 })]
    expect(trustOf({}, entries)).toMatchObject({ reason: 'author trusted', trust: { rule: 'user', entryId: 1 } })
    expect(trustOf({}, entries, 42)).toBeUndefined()
    expect(trustOf({}, entries, null)).toBeUndefined()
  })

  test('a listed project, by number', () => {
    const entries = [trustEntry({ kind: 'PROJECT', value: 'flight/toolkit', gitlabId: 7 })]
    expect(trustOf({}, entries)).toMatchObject({ reason: 'project trusted', trust: { rule: 'project' } })
    expect(trustOf({}, [trustEntry({ kind: 'PROJECT', value: 'flight/toolkit', gitlabId: 8 })])).toBeUndefined()
  })

  test('members of listed groups aren’t known here', () => {
    expect(trustOf({}, [trustEntry({ kind: 'GROUP', value: 'research', gitlabId: 10, minAccess: 30 })])).toBeUndefined()
  })
})
