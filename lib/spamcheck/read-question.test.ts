import { expect, test } from 'vitest'
import { readGeneric } from './read-generic'
import { readIssue } from './read-issue'
import { readSnippet } from './read-snippet'
import { textKey } from './text-key'
import { emptyGeneric, emptyIssue, emptySnippet, emptyUser, type WireUser } from './wire'

const source = { correlationId: 'c', client: 'key 1', now: new Date('2026-11-22T12:00:00Z') }
const byUser = (user: Partial<WireUser>) => readIssue({ ...emptyIssue(), user: { ...emptyUser(), ...user } }, source)

test('an empty question is one', () => {
  for (const call of [
    readIssue(emptyIssue(), source),
    readSnippet(emptySnippet(), source),
    readGeneric(emptyGeneric(), source),
  ])
    expect(call).toMatchObject({
      author: { gitlabId: null, username: '', emails: [], createdAt: null },
      project: null,
      action: 'CREATE',
      userInProject: false,
      content: { fields: {}, meta: { author: {} } },
      correlationId: 'c',
      client: 'key 1',
    })
})

test.each([
  [{ id: 0 }, { gitlabId: null }],
  [{ id: -5 }, { gitlabId: null }],
  [{ id: 7 }, { gitlabId: 7 }],
  [
    // Cut at 350 it would end in a domain that may be listed.
    { emails: [{ email: `${'a'.repeat(337)}@epfl.example.evil.example`, verified: true }] },
    { emails: [{ email: expect.stringMatching(/^a+@epfl\.example$/), verified: false }] },
  ],
  [{ username: 'a\0b\ud800'.repeat(200) }, { username: expect.stringMatching(/^(a\uFFFDb\uFFFD)+$/) }],
  [{ createdAt: { seconds: 0, nanos: 0 } }, { createdAt: new Date(0) }],
  [{ createdAt: { seconds: 1_790_000_000, nanos: 500_000_000 } }, { createdAt: new Date(1_790_000_000_500) }],
  [{ createdAt: { seconds: 2 ** 53, nanos: 0 } }, { createdAt: null }],
  [{ createdAt: { seconds: 253_402_300_800, nanos: 0 } }, { createdAt: null }],
  [{ createdAt: { seconds: -62_135_596_801, nanos: 0 } }, { createdAt: null }],
  [{ createdAt: { seconds: 5, nanos: -1 } }, { createdAt: null }],
  [{ createdAt: { seconds: 5, nanos: 1e9 } }, { createdAt: null }],
])('the author %j', (user, author) => {
  expect(byUser(user).author).toMatchObject(author)
})

const abuse = (entries: Record<string, number>) => ({ abuseMetadata: new Map(Object.entries(entries)) })
const yesterday = { seconds: 1_795_262_400, nanos: 0 }
test.each([
  [abuse({ account_age: 3.5, two_factor_enabled: 1 }), { accountAgeDays: 3.5, twoFactor: true }],
  [abuse({ account_age: 0, two_factor_enabled: 0 }), { accountAgeDays: 0, twoFactor: false }],
  [abuse({ account_age: Number.NaN, two_factor_enabled: Number.NaN }), {}],
  [abuse({ account_age: -1 }), {}],
  [abuse({ account_age: Number.POSITIVE_INFINITY, two_factor_enabled: 2 }), {}],
  [{ ...abuse({ account_age: Number.NaN }), createdAt: yesterday }, { accountAgeDays: 1 }],
  [{ createdAt: { seconds: 1_900_000_000, nanos: 0 } }, { accountAgeDays: 0 }],
  [{ emails: [{ email: 'a@X.org', verified: false }] }, { emailConfirmed: false, emailDomain: 'x.org' }],
  [
    {
      emails: [
        { email: 'a@x@Y.de', verified: false },
        { email: 'b@z', verified: true },
      ],
    },
    { emailConfirmed: true, emailDomain: 'y.de' },
  ],
  [{ emails: [{ email: 'nobody', verified: true }] }, { emailConfirmed: true }],
  [{ emails: [{ email: 'nobody@', verified: true }] }, { emailConfirmed: true }],
])('what is known of %j', (user, facts) => {
  expect(byUser(user).content.meta).toEqual({ author: facts })
})

test.each([
  [{ projectId: 3, projectPath: 'a/b' }, { id: 3, path: 'a/b' }, true],
  [{ projectId: 0, projectPath: 'a/b' }, null, undefined],
  [{ projectId: -3, projectPath: '' }, null, undefined],
  [null, null, undefined],
])('the project %j', (project, read, member) => {
  const call = readIssue({ ...emptyIssue(), project, userInProject: true }, source)
  expect(call.project).toEqual(read)
  expect(call.content.meta?.userInProject).toBe(member)
})

const generic = (type: string, text = 'Title\nFirst\nSecond') => readGeneric({ ...emptyGeneric(), type, text }, source)
const headed = { title: 'Title', description: 'First\nSecond' }
test.each([
  ['merge_request', 'merge_request', 'merge_request', headed],
  ['MergeRequest', 'merge_request', 'merge_request', headed],
  ['note', 'note', 'note', { body: 'Title\nFirst\nSecond' }],
  ['milestone', 'milestone', 'issue', headed],
  ['issue', 'issue', 'issue', headed],
  ['snippet', 'snippet', 'snippet', headed],
  ['wiki_page', 'other', 'issue', headed],
  ['', 'other', 'issue', headed],
])('the type %j is asked as %s, scored as %s', (type, asked, kind, fields) => {
  expect(generic(type)).toMatchObject({ asked, content: { kind, fields } })
})

test('a type without end, and a text of one line', () => {
  expect(generic(`${'aB'.repeat(1_000)}\0`).type).toHaveLength(60)
  expect(generic('x\0').type).toBe('x\uFFFD')
  expect(generic('milestone', 'only').content.fields).toEqual({ title: 'only' })
})

test('a long text is kept by its ends, and told by the whole', () => {
  const long = (middle: string) =>
    readIssue({ ...emptyIssue(), description: `${'a '.repeat(50_000)}${middle}${' z'.repeat(20_000)}` }, source)
  const [one, two] = [long('1'), long('2')]
  expect(one.content.meta?.cut).toEqual(['description'])
  expect(one.content.fields).toEqual(two.content.fields)
  expect(one.textKey).not.toEqual(two.textKey)
})

test('the item that GitLab saves has the same key', () => {
  const asked = generic('merge_request', ' Title \nFirst\r\nSecond')
  const fields = { title: 'Title', description: 'First\nSecond' }
  expect(asked.textKey).toEqual(textKey({ kind: 'merge_request', authorId: null, username: '', fields }))
  const snippet = readSnippet({ ...emptySnippet(), title: 'T', files: ['a', '', 'b'] }, source)
  expect(snippet.content.fields).toEqual({ title: 'T', file_name: 'a\nb' })
  expect(snippet.textKey).toEqual(textKey({ kind: 'snippet', authorId: null, username: '', fields: { title: 'T' } }))
})

test('a text of combining marks takes no longer than any other', () => {
  // Their order is what normalising a text takes quadratic time for: minutes, of a worker that answers nobody meanwhile.
  const description = `a${'\u0301'.repeat(100_000)}${'\u0316'.repeat(100_000)}`
  const call = readIssue({ ...emptyIssue(), description }, source)
  expect(call.textKey).toEqual(textKey({ kind: 'issue', authorId: null, username: '', fields: { description } }))
})
