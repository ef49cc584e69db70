import { connect, type Socket } from 'node:net'
import { deflateSync, gzipSync } from 'node:zlib'
import { status } from '@grpc/grpc-js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { encodeAnswer } from '@/lib/spamcheck/encode-answer'
import { call } from './testing/call'
import { frame, openSession, type RawAnswer, rawCall, sendBytes } from './testing/raw-http2'
import { type TestServer, withServer } from './testing/with-server'

const { start } = withServer()
let server: TestServer
beforeEach(async () => {
  server = await start({ gate: { strangers: 20, connections: 60, sweepMs: 10 }, slowestMs: 200 })
})

/** Whatever was done to it: the next call is answered. */
afterEach(async () => {
  expect(await call({ port: server.grpcPort, message: { title: 'still here' } })).toMatchObject({ evaluated: true })
})

const code = (number: number): string => String(number)
/** No stack, no file, no table: nothing that tells how it is built. */
const telling = /\.[cm]?[jt]s\b|node_modules|\n|\bat \w+|SELECT|\/work|spamcheck_call/
function expectQuiet({ message }: RawAnswer): void {
  expect(message).not.toMatch(telling)
}

const title = (text: Uint8Array): Buffer => Buffer.concat([Buffer.from([18, text.length]), text])

test.each([
  ['a field that leads beyond the end', Buffer.from([18, 50, 65])],
  ['a message in it that leads beyond the end', Buffer.from([10, 127, 1])],
  ['a length of 2^32 - 1', Buffer.from([18, 255, 255, 255, 255, 15])],
  ['a number that never ends', Buffer.alloc(40, 255)],
  ['a field without a number', Buffer.from([0, 0])],
  ['a type that does not exist', Buffer.from([15, 1])],
  ['groups in groups, a million deep', Buffer.alloc(1_000_000, 0x0b)],
  ['an end of a group that never began', Buffer.from([0x0c])],
])('%s: INVALID_ARGUMENT', async (_, message) => {
  const session = openSession(server.grpcPort)
  const answer = await rawCall(session, { body: frame(message) })
  expect(answer.status).toBe(code(status.INVALID_ARGUMENT))
  expectQuiet(answer)
  expect(server.status().refused).toEqual({ malformed: 1 })
  session.destroy()
})

test('text that is no UTF-8, or holds what Postgres can not, is made storable', async () => {
  const session = openSession(server.grpcPort)
  const bytes = Buffer.from([65, 0, 0xc3, 0x28, 0xed, 0xa0, 0x80, 66])
  expect((await rawCall(session, { body: frame(title(bytes)) })).status).toBe(code(status.OK))
  const text = server.door.calls[0]?.content.fields.title ?? ''
  expect(text).toMatch(/^A\uFFFD.*B$/)
  expect(text).not.toMatch(/[\0\p{Surrogate}]/u)
  session.destroy()
})

test('messages cut short, sent twice or not at all are no calls', async () => {
  const session = openSession(server.grpcPort)
  const whole = frame(title(Buffer.from('a')))
  const bodies = [
    Buffer.alloc(0),
    whole.subarray(0, 3),
    whole.subarray(0, 6),
    frame(Buffer.from([1]), { length: 1_000 }),
    Buffer.concat([whole, whole]),
  ]
  for (const body of bodies) {
    const answer = await rawCall(session, { body })
    expect(['none', code(status.UNIMPLEMENTED), code(status.INTERNAL), code(status.INVALID_ARGUMENT)]).toContain(
      answer.status,
    )
    expectQuiet(answer)
  }
  session.destroy()
})

test('a question that never ends is ended', async () => {
  const session = openSession(server.grpcPort)
  const answer = await rawCall(session, { body: frame(Buffer.alloc(0), { length: 100 }), end: false })
  expect(answer).toMatchObject({ status: code(status.DEADLINE_EXCEEDED), message: expect.stringContaining('too long') })
  expect(server.status().refused).toMatchObject({ too_slow: 1 })
  session.destroy()
})

test('wrong compression: flags, names, bombs', async () => {
  const session = openSession(server.grpcPort)
  const message = title(Buffer.from('a'))
  const bomb = gzipSync(Buffer.alloc(300 * 1024 * 1024))
  const send = (body: Uint8Array, encoding?: string) =>
    rawCall(session, { body: frame(body, { flag: 1 }), headers: encoding ? { 'grpc-encoding': encoding } : {} })
  expect(await send(gzipSync(message), 'gzip')).toMatchObject({ status: code(status.OK) })
  expect(await send(deflateSync(message), 'deflate')).toMatchObject({ status: code(status.OK) })
  expect(await send(message, 'gzip')).toMatchObject({ status: code(status.INTERNAL) })
  expect(await send(gzipSync(message).subarray(0, 12), 'gzip')).toMatchObject({ status: code(status.INTERNAL) })
  expect(await send(gzipSync(message), 'br')).toMatchObject({ status: code(status.UNIMPLEMENTED) })
  expect(await send(gzipSync(message))).toMatchObject({ status: code(status.INVALID_ARGUMENT) })
  const exploded = await send(bomb, 'gzip')
  expect(exploded.status).toBe(code(status.RESOURCE_EXHAUSTED))
  expectQuiet(exploded)
  session.destroy()
})

test('oversized messages are refused by their announced length, before they are there', async () => {
  const session = openSession(server.grpcPort)
  const announced = await rawCall(session, { body: frame(Buffer.alloc(10), { length: 9 * 1024 * 1024 }), end: false })
  expect(announced.status).toBe(code(status.RESOURCE_EXHAUSTED))
  expectQuiet(announced)
  expect(server.status().refused).toMatchObject({ cut_short: 1 })
  session.destroy()
})

test('whoever has no key is told so whatever the size, and can not go on sending', async () => {
  const session = openSession(server.grpcPort)
  const body = frame(Buffer.alloc(600 * 1024))
  const headers = { authorization: 'wrong' }
  expect((await rawCall(session, { body, headers })).status).toBe(code(status.UNAUTHENTICATED))
  expect(server.status().refused).toEqual({ unauthenticated: 1 })
  session.destroy()
  const chatty = openSession(server.grpcPort)
  const closed = new Promise((resolve) => chatty.once('close', resolve))
  // Health checks are open to all.
  const path = '/grpc.health.v1.Health/Check'
  for (let count = 0; count < 8; count++) void rawCall(chatty, { path, body, headers })
  await closed
  expect(server.status().refused).toMatchObject({ unauthenticated: 1, too_large: 1 })
})

test.each(['abc', '1', 'S1', '-1m', '99999999999S', '1n'])('a deadline written %j', async (timeout) => {
  const session = openSession(server.grpcPort)
  const answer = await rawCall(session, { headers: { 'grpc-timeout': timeout } })
  expect([status.OK, status.INTERNAL, status.DEADLINE_EXCEEDED].map(code)).toContain(answer.status)
  session.destroy()
})

test('paths and content types that are not ours', async () => {
  const session = openSession(server.grpcPort)
  const unknown = await rawCall(session, { path: '/spamcheck.SpamcheckService/Drop%20Table' })
  expect(unknown.status).toBe(code(status.UNIMPLEMENTED))
  expectQuiet(unknown)
  expect(await rawCall(session, { headers: { 'content-type': 'text/html' } })).toMatchObject({ http: 415 })
  session.destroy()
})

test.each([
  ['garbage', Buffer.from('\x16\x03\x01garbage'.repeat(100))],
  ['HTTP/1', 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'],
  ['a preface, then garbage', `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n${'x'.repeat(5_000)}`],
  [
    'a frame longer than allowed',
    Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), Buffer.from('ffffff000000000001', 'hex')]),
  ],
  ['a TLS greeting', Buffer.from('16030100a5010000a10303', 'hex')],
])('%s on the gRPC port ends that connection only', async (_, bytes) => {
  expect(await sendBytes(server.grpcPort, bytes)).not.toMatch(telling)
})

test('thousands of streams at once, and thousands opened and reset', async () => {
  const many = openSession(server.grpcPort)
  const answers = await Promise.all(Array.from({ length: 3_000 }, () => rawCall(many)))
  const ok = answers.filter((answer) => answer.status === code(status.OK)).length
  expect(ok).toBeGreaterThan(0)
  expect(server.door.calls.length).toBeGreaterThanOrEqual(ok)
  many.destroy()
  const rapid = openSession(server.grpcPort)
  const ended = new Promise((resolve) => rapid.once('close', resolve))
  for (let count = 0; count < 3_000 && !rapid.destroyed; count++) {
    const stream = rapid.request({
      ':method': 'POST',
      ':path': '/spamcheck.SpamcheckService/CheckForSpamIssue',
      'content-type': 'application/grpc',
    })
    stream.on('error', () => undefined)
    stream.close(8)
  }
  rapid.close()
  await ended
})

test('connections without a key are bounded, and those who have one stay', async () => {
  const good = openSession(server.grpcPort)
  expect((await rawCall(good)).status).toBe(code(status.OK))
  const idle: Socket[] = []
  for (let count = 0; count < 300; count++)
    idle.push(connect(server.grpcPort, '127.0.0.1').on('error', () => undefined))
  await expect.poll(() => server.status().refused.connections).toBeGreaterThanOrEqual(280)
  await expect.poll(() => server.connections()).toBeLessThanOrEqual(21)
  expect((await rawCall(good)).status).toBe(code(status.OK))
  for (const socket of idle) socket.destroy()
  good.destroy()
})

test('a door that throws, rejects or never answers: NOOP, and why', async () => {
  const quick = await start({ patienceMs: 50 })
  const ask = () => call({ port: quick.grpcPort, message: { title: 'a' } })
  const noop = (reason: string) => ({ verdict: 'NOOP', evaluated: false, score: 0, error: '', reason })
  quick.door.answerWith(() => {
    throw new Error('SELECT failed')
  })
  expect(await ask()).toMatchObject(noop('internal error'))
  quick.door.answerWith(() => Promise.reject(new Error('SELECT failed')))
  expect(await ask()).toMatchObject(noop('internal error'))
  quick.door.answerWith(() => new Promise(() => undefined))
  expect(await ask()).toMatchObject(noop('no answer in time'))
})

test('an answer that can not be written is no call that hangs', () => {
  const answer = {
    verdict: 'ALLOW',
    score: Number.NaN,
    reason: '\ud800',
    evaluated: true,
    extraAttributes: {},
  } as const
  expect(encodeAnswer(answer).length).toBeGreaterThan(0)
})
