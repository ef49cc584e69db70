import { createHash } from 'node:crypto'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withTestDatabase } from '../testing/with-test-database'
import { hookSecurity } from './hook-security'
import { type HookServer, startHookServer } from './testing/hook-server'
import { postHook } from './testing/post-hook'
import { signedHeaders } from './testing/signed-headers'

const database = withTestDatabase()
const token = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
let server: HookServer
beforeAll(async () => {
  server = await startHookServer({ pool: database().pool, maxBytes: 4096 })
})
afterAll(() => server.close())

const send = (body: Uint8Array | string, headers?: Record<string, string>) =>
  postHook({ url: server.url, body, ...(headers && { headers }) })
const find = (id: string | undefined) => database().prisma.event.findUniqueOrThrow({ where: { id: BigInt(id ?? 0) } })
const count = () => database().prisma.event.count()

test('stores what came, byte for byte, and says under which id', async () => {
  const before = Date.now()
  const body = Buffer.from('{"event_name":"user_create","user_id":41}')
  const answer = await send(body, {
    'x-gitlab-event': 'System Hook',
    'x-gitlab-instance': 'https://gitlab.example',
    'x-gitlab-token': 's3cret',
    'idempotency-key': 'first',
    'user-agent': 'GitLab/18.4.0',
  })
  expect(answer).toMatchObject({ status: 202, message: 'Stored.' })
  const event = await find(answer.event)
  expect(event).toMatchObject({
    source: 'HOOK',
    dedupeKey: 'id:first',
    state: 'OPEN',
    step: 'READ',
    rawBytes: body.length,
    reason: null,
    endedAt: null,
    headers: {
      'x-gitlab-event': 'System Hook',
      'x-gitlab-instance': 'https://gitlab.example',
      'idempotency-key': 'first',
      'user-agent': 'GitLab/18.4.0',
      'content-type': 'application/json',
    },
  })
  expect(Buffer.from(event.raw ?? [])).toEqual(body)
  expect(Buffer.from(event.sha256)).toEqual(createHash('sha256').update(body).digest())
  expect(event.nextAt.getTime() - event.receivedAt.getTime()).toBe(5_000)
  expect(event.receivedAt.getTime()).toBeGreaterThan(before - 60_000)
  expect(server.stored).toContain(answer.event)
})

test('the paths of Spamphibian lead in too, whatever follows them; other requests are somebody else’s', async () => {
  const ids = new Set<string | undefined>()
  for (const path of ['/api/hooks/gitlab', '/api/hooks/gitlab/', '/event', '/events', '/events?from=cron']) {
    const answer = await postHook({ url: server.url, path, body: JSON.stringify({ path }) })
    expect(answer.status).toBe(202)
    ids.add(answer.event)
  }
  expect(ids.size).toBe(5)
  for (const [method, path] of [
    ['GET', '/events'],
    ['PUT', '/event'],
    ['POST', '/'],
    ['POST', '/eventsx'],
  ] as const) {
    const other = await fetch(server.url + path, { method })
    expect(other.status).toBe(404)
  }
})

test('a hook from the file hook forwarder is marked as such', async () => {
  const answer = await send('{"file":"hook"}', { 'x-natterjack-source': 'file-hook' })
  expect(await find(answer.event)).toMatchObject({ source: 'FILE_HOOK' })
})

describe('bodies that are no good are stored all the same: reading them comes later', () => {
  test.each<[string, Uint8Array]>([
    ['NUL bytes', Buffer.from('{"name":"a\u0000b \\u0000"}')],
    ['lone surrogates', Buffer.from('{"name":"\\ud800 \\udc00\\ud800"}')],
    ['a byte order mark', Buffer.from('\ufeff{"event_name":"user_create"}')],
    ['UTF-16', Buffer.from('{"event_name":"user_create"}', 'utf16le')],
    ['invalid UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0xc0, 0x80, 0xed, 0xa0, 0x80, 0x7d])],
    ['overlong UTF-8', Buffer.from([0x22, 0xf0, 0x82, 0x82, 0xac, 0x22])],
    ['every byte there is', Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))],
    ['quotes, braces and backslashes', Buffer.from('"{}\\\\",\\"NULL",{null}')],
    ['no JSON', Buffer.from('hello')],
    ['nothing at all', Buffer.alloc(0)],
    ['as much as fits', Buffer.alloc(4096, 0x5b)],
  ])('%s', async (_, body) => {
    const answer = await send(body)
    expect(answer.status).toBe(202)
    const event = await find(answer.event)
    expect(Buffer.from(event.raw ?? [])).toEqual(Buffer.from(body))
  })

  test('headers that jsonb would refuse are made plain', async () => {
    const answer = await send('{"header":1}', {
      'user-agent': 'caf\u00e9 \\u0000 \\ud800 "',
      'x-gitlab-event': 'x'.repeat(1000),
    })
    const { headers } = await find(answer.event)
    expect(headers).toMatchObject({ 'user-agent': 'caf? \\u0000 \\ud800 "', 'x-gitlab-event': 'x'.repeat(200) })
  })
})

describe('a body larger than the cap', () => {
  test('is not kept, but that it came is on record, once', async () => {
    const body = Buffer.alloc(4097, 0x5b)
    const first = await send(body, { 'idempotency-key': 'large' })
    const again = await send(body, { 'idempotency-key': 'large' })
    expect(first).toMatchObject({ status: 413, event: again.event, message: expect.stringContaining('HOOK_MAX_BYTES') })
    const event = await find(first.event)
    expect(event).toMatchObject({
      state: 'DEAD',
      reason: 'too_large',
      raw: null,
      rawBytes: 4097,
      dedupeKey: 'id:large',
    })
    expect(event.detail).toContain('4096 bytes')
    expect(event.endedAt).not.toBeNull()
    expect(Buffer.from(event.sha256)).toEqual(createHash('sha256').update(body).digest())
    expect(server.stored).not.toContain(first.event)
  })

  test('of 25 MB, the most that GitLab sends, is read to the end and answered', async () => {
    const answer = await send(Buffer.alloc(25 * 1024 * 1024, 0x20))
    expect(answer.status).toBe(413)
    expect(await find(answer.event)).toMatchObject({ state: 'DEAD', rawBytes: 25 * 1024 * 1024, raw: null })
  })
})

describe('compressed bodies are never unpacked', () => {
  test.each([
    ['br', brotliCompressSync('{}')],
    ['gzip', gzipSync('{}')],
    ['deflate', Buffer.from('{}')],
    ['identity, br', Buffer.from('{}')],
  ])('%s', async (encoding, body) => {
    const before = await count()
    const answer = await send(body, { 'content-encoding': encoding })
    expect(answer).toMatchObject({ status: 415, message: 'Send the hook without Content-Encoding.' })
    expect(await count()).toBe(before)
  })

  test('identity is no encoding', async () => {
    expect((await send('{"plain":1}', { 'content-encoding': 'identity' })).status).toBe(202)
  })
})

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'application/jsonp',
  'multipart/form-data; x=application/json',
])('as %s it is refused: a page on another site could send that from a browser', async (type) => {
  const before = await count()
  expect((await send('{}', { 'content-type': type })).status).toBe(415)
  expect(await count()).toBe(before)
})

test.each(['application/json; charset=utf-8', 'Application/JSON', 'application/cloudevents+json'])(
  '%s is JSON',
  async (type) => {
    expect((await send(JSON.stringify({ type }), { 'content-type': type })).status).toBe(202)
  },
)

describe('with a signing token', () => {
  let guarded: HookServer
  beforeAll(async () => {
    const security = hookSecurity({
      HOOK_SECRETS: ['s3cret'],
      HOOK_SIGNING_TOKENS: [token],
      HOOK_ALLOW_UNAUTHENTICATED: false,
    })
    guarded = await startHookServer({ pool: database().pool, maxBytes: 4096, security })
  })
  afterAll(() => guarded.close())
  const sendTo = (body: Uint8Array, headers: Record<string, string>) => postHook({ url: guarded.url, body, headers })

  test('what is authentic is stored, by signature or by token', async () => {
    const body = Buffer.from([0x22, 0xff, 0x22])
    const signed = signedHeaders({ token, body, at: Date.now(), id: 'signed-1' })
    const answer = await sendTo(body, signed)
    expect(answer.status).toBe(202)
    expect(await find(answer.event)).toMatchObject({ dedupeKey: 'id:signed-1' })
    expect((await sendTo(Buffer.from('{"by":"token"}'), { 'x-gitlab-token': 's3cret' })).status).toBe(202)
  })

  test('what is not, is not, however large; it is counted and the answer says what to look at', async () => {
    const before = await count()
    const small = Buffer.from('{}')
    const large = Buffer.alloc(100_000, 0x20)
    for (const body of [small, large]) {
      const other = Buffer.concat([body, Buffer.from(' ')])
      const answer = await sendTo(other, signedHeaders({ token, body, at: Date.now() }))
      expect(answer).toMatchObject({
        status: 401,
        message: expect.stringContaining('HOOK_SIGNING_TOKENS'),
        event: undefined,
      })
      expect((await sendTo(body, { 'x-gitlab-token': 'wrong' })).message).toContain('HOOK_SECRETS')
      expect((await sendTo(body, {})).status).toBe(401)
    }
    expect(await count()).toBe(before)
    expect(guarded.intake.refusals()).toEqual({ wrong_signature: 2, wrong_token: 2, no_token: 2 })
  })

  test('a signed body beyond the cap is checked to its last byte before it goes on record', async () => {
    const body = Buffer.alloc(100_000, 0x20)
    const answer = await sendTo(body, signedHeaders({ token, body, at: Date.now(), id: 'signed-large' }))
    expect(answer.status).toBe(413)
    expect(await find(answer.event)).toMatchObject({
      reason: 'too_large',
      rawBytes: 100_000,
      dedupeKey: 'id:signed-large',
    })
  })
})
