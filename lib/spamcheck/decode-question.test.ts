import { loadSync, type MethodDefinition } from '@grpc/proto-loader'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeGeneric, decodeIssue, decodeSnippet } from './decode-question'
import { encodeAnswer, verdictNumbers } from './encode-answer'
import { mostOf } from './wire'

/** The protocol's own file decides what belongs where; the library writes, and we read. */
const loaded = loadSync('proto/spamcheck.proto', { keepCase: true, longs: Number, enums: Number, defaults: true })
const service = loaded['spamcheck.SpamcheckService'] as unknown as Record<string, MethodDefinition<object, object>>
const encode = (call: string, message: object): Buffer => {
  const method = service[call]
  if (!method) throw new Error(`the protocol has no ${call}`)
  return method.requestSerialize(message)
}

const text = fc.string({ unit: 'binary', maxLength: 40 })
const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
const float = fc.float({ noNaN: true })
const time = fc.option(
  fc.record({ seconds: fc.oneof(fc.integer(), fc.constantFrom(0, -1, 2 ** 53 - 1, -(2 ** 53) + 1)), nanos: int32 }),
  { nil: undefined },
)
const user = fc.option(
  fc.record({
    emails: fc.array(fc.record({ email: text, verified: fc.boolean() }), { maxLength: 4 }),
    org: text,
    username: text,
    created_at: time,
    abuse_metadata: fc.dictionary(fc.constantFrom('account_age', 'two_factor_enabled', '', '__proto__x'), float),
    id: int32,
  }),
  { nil: undefined },
)
const project = fc.option(fc.record({ project_id: int32, project_path: text }), { nil: undefined })
const common = {
  user,
  created_at: time,
  updated_at: time,
  action: fc.integer({ min: 0, max: 1 }),
  user_in_project: fc.boolean(),
  project,
}

type Sent = {
  user?: Record<string, unknown>
  created_at?: object
  updated_at?: object
  project?: Record<string, unknown>
} & Record<string, unknown>

/** What we make of it, said with our names. */
const expected = ({ user: sender, created_at, updated_at, user_in_project, project: place, ...rest }: Sent) => ({
  ...rest,
  user: sender
    ? {
        emails: sender.emails,
        org: sender.org,
        username: sender.username,
        createdAt: sender.created_at ?? null,
        abuseMetadata: new Map(Object.entries(sender.abuse_metadata as object)),
        id: sender.id,
      }
    : null,
  createdAt: created_at ?? null,
  updatedAt: updated_at ?? null,
  userInProject: user_in_project,
  project: place ? { projectId: place.project_id, projectPath: place.project_path } : null,
})

test('every field of every question, as the protocol numbers it', () => {
  const texts = { title: text, description: text }
  fc.assert(
    fc.property(fc.record({ ...common, ...texts }), (sent) => {
      expect(decodeIssue(encode('CheckForSpamIssue', sent))).toEqual(expected(sent))
    }),
  )
  const files = fc.array(fc.record({ path: text }), { maxLength: 4 })
  fc.assert(
    fc.property(fc.record({ ...common, ...texts, visibility: text, files }), (sent) => {
      const paths = sent.files.map(({ path }) => path)
      expect(decodeSnippet(encode('CheckForSpamSnippet', sent))).toEqual({ ...expected(sent), files: paths })
    }),
  )
  fc.assert(
    fc.property(fc.record({ ...common, text, type: text }), (sent) => {
      expect(decodeGeneric(encode('CheckForSpamGeneric', sent))).toEqual(expected(sent))
    }),
  )
})

test('any bytes at all are read or refused, and nothing else', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      for (const decode of [decodeIssue, decodeSnippet, decodeGeneric]) {
        try {
          expect(decode(Buffer.from(bytes))).toHaveProperty('user')
        } catch (error) {
          expect(error).toBeInstanceOf(Error)
          expect((error as Error).name).not.toBe('AssertionError')
        }
      }
    }),
    { numRuns: 2_000 },
  )
})

test('a message in two parts is one, and the last of a field counts', () => {
  const one = encode('CheckForSpamIssue', { title: 'a', user: { username: 'mona', emails: [{ email: 'a@b' }] } })
  const two = encode('CheckForSpamIssue', { title: 'b', user: { id: 5, emails: [{ email: 'c@d' }] } })
  expect(decodeIssue(Buffer.concat([one, two]))).toMatchObject({
    title: 'b',
    user: { username: 'mona', id: 5, emails: [{ email: 'a@b' }, { email: 'c@d' }] },
  })
})

test('what repeats without end is kept up to a bound', () => {
  const emails = Buffer.concat(Array.from({ length: 50_000 }, () => Buffer.from([10, 0])))
  const length = Buffer.from([0xa0, 0x8d, 0x06])
  expect(decodeIssue(Buffer.concat([Buffer.from([10]), length, emails])).user?.emails).toHaveLength(mostOf.emails)
  const files = Buffer.concat(Array.from({ length: 50_000 }, () => Buffer.from([90, 0])))
  expect(decodeSnippet(files).files).toHaveLength(mostOf.files)
})

test('answers, as the protocol reads them', () => {
  const read = service.CheckForSpamIssue?.responseDeserialize
  for (const [verdict, number] of Object.entries(verdictNumbers) as [keyof typeof verdictNumbers, number][]) {
    const answer = {
      verdict,
      score: 0.25,
      reason: 'why',
      evaluated: true,
      extraAttributes: { a: 'b', monitorMode: 'true' },
    }
    expect(read?.(encodeAnswer(answer))).toEqual({
      verdict: number,
      error: '',
      extra_attributes: { a: 'b', monitorMode: 'true' },
      score: 0.25,
      reason: 'why',
      evaluated: true,
    })
  }
  expect(encodeAnswer({ verdict: 'ALLOW', score: 0, reason: '', evaluated: false, extraAttributes: {} })).toHaveLength(
    0,
  )
})
