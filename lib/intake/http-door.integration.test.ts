import { createHash, randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { withTestDatabase } from '../testing/with-test-database'
import { hookSecurity } from './hook-security'
import { type HookServer, startHookServer } from './testing/hook-server'
import { postHook } from './testing/post-hook'
import { openRawRequest } from './testing/raw-request'

const database = withTestDatabase()
const servers: HookServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

async function start(options: Omit<Parameters<typeof startHookServer>[0], 'pool'> = {}): Promise<HookServer> {
  const server = await startHookServer({ pool: database().pool, maxBytes: 2 * 1024 * 1024, ...options })
  servers.push(server)
  return server
}

const rowsLike = (key: string) => database().prisma.event.findMany({ where: { dedupeKey: { contains: key } } })
const post = (path = '/event') => [`POST ${path} HTTP/1.1`, 'Host: localhost', 'Content-Type: application/json']

test('a hook that comes three times is one event, with one id, handed on once', async () => {
  const server = await start()
  const body = '{"event_name":"user_create","user_id":41}'
  const byKey = { 'idempotency-key': randomUUID() }
  const byBody = { 'x-gitlab-event-uuid': randomUUID() }
  for (const headers of [byKey, byBody]) {
    const together = await Promise.all([1, 2].map(() => postHook({ url: server.url, body, headers })))
    const later = await postHook({ url: server.url, body, headers })
    expect(together.map((answer) => answer.status)).toEqual([202, 202])
    expect(later).toMatchObject({ status: 202, message: 'This hook had been stored before.' })
    expect(new Set([...together, later].map((answer) => answer.event)).size).toBe(1)
  }
  expect(await rowsLike(byKey['idempotency-key'])).toHaveLength(1)
  expect(server.stored).toHaveLength(2)
})

test('500 hooks at once are 500 events', async () => {
  const server = await start()
  const run = randomUUID()
  const answers = await Promise.all(
    Array.from({ length: 500 }, (_, index) =>
      postHook({ url: server.url, body: `{"n":${index}}`, headers: { 'idempotency-key': `${run}-${index}` } }),
    ),
  )
  const rows = await rowsLike(run)
  expect(answers.every((answer) => answer.status === 202)).toBe(true)
  expect(rows).toHaveLength(500)
  expect(new Set(answers.map((answer) => answer.event))).toEqual(new Set(rows.map((row) => String(row.id))))
  for (const row of rows) {
    expect(Buffer.from(row.raw ?? []).toString()).toBe(`{"n":${row.dedupeKey.split('-').at(-1)}}`)
    expect(Buffer.from(row.sha256)).toEqual(
      createHash('sha256')
        .update(row.raw ?? '')
        .digest(),
    )
  }
  expect([...server.stored].sort()).toEqual(rows.map((row) => String(row.id)).sort())
})

test('two processes that get the same hooks at the same time store each once, with one id', async () => {
  const [one, two] = [await start(), await start()]
  const run = randomUUID()
  const both = await Promise.all(
    Array.from({ length: 200 }, (_, index) => [one, two].map((server) => ({ server, index })))
      .flat()
      .map(async ({ server, index }) => {
        const answer = await postHook({
          url: server.url,
          body: '{}',
          headers: { 'idempotency-key': `${run}-${index}` },
        })
        return `${index}:${answer.event}`
      }),
  )
  expect(new Set(both).size).toBe(200)
  expect(await rowsLike(run)).toHaveLength(200)
  expect(one.stored.length + two.stored.length).toBe(200)
})

test('a connection cut in the middle of a body leaves nothing behind', async () => {
  const server = await start()
  const key = randomUUID()
  const head = [...post(), `Idempotency-Key: ${key}`, 'Content-Length: 100', 'Expect: 100-continue']
  const { socket, received, ended } = openRawRequest(server.port, head)
  await expect.poll(received).toContain('100 Continue')
  socket.write('{"event_name":')
  socket.destroy()
  await ended
  await expect.poll(() => server.intake.refusals()).toEqual({ cut_short: 1 })
  expect(await rowsLike(key)).toEqual([])
})

test('a sender that drips its body is told so, and let go', async () => {
  const server = await start({ bodyDeadlineMs: 200 })
  const key = randomUUID()
  const slow = openRawRequest(server.port, [...post(), `Idempotency-Key: ${key}`, 'Content-Length: 100000'])
  const drip = setInterval(() => slow.socket.write(' '), 10)
  await slow.ended
  clearInterval(drip)
  expect(slow.received()).toMatch(/^HTTP\/1.1 408 /)
  expect(slow.received()).toMatch(/Connection: close/i)
  expect(await rowsLike(key)).toEqual([])
})

test('a body without end is cut off, and on record with what was seen of it', async () => {
  const server = await start({ maxBytes: 2048 })
  const key = randomUUID()
  const head = [...post(), `Idempotency-Key: ${key}`, 'Transfer-Encoding: chunked']
  const endless = openRawRequest(server.port, head)
  const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(0x10000, 0x20), Buffer.from('\r\n')])
  const pump = (): void => {
    while (!endless.socket.destroyed && endless.socket.write(chunk));
  }
  endless.socket.on('drain', pump)
  pump()
  await endless.ended
  const [row] = await rowsLike(key)
  expect(row).toMatchObject({ state: 'DEAD', reason: 'too_large', raw: null })
  expect(row?.rawBytes).toBeLessThan(27 * 1024 * 1024)
  expect(server.intake.refusals()).toEqual({ too_large: 1 })
})

test('an endless body that claims a signature leaves nothing: nobody can check it', async () => {
  const token = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
  const security = hookSecurity({ HOOK_SECRETS: [], HOOK_SIGNING_TOKENS: [token], HOOK_ALLOW_UNAUTHENTICATED: false })
  const server = await start({ maxBytes: 2048, security })
  const key = randomUUID()
  const signature = [`webhook-timestamp: ${Math.floor(Date.now() / 1000)}`, `webhook-signature: v1,${'A'.repeat(43)}=`]
  const size = `Content-Length: ${1024 ** 3}`
  const endless = openRawRequest(server.port, [...post(), `webhook-id: ${key}`, ...signature, size])
  const chunk = Buffer.alloc(0x10000, 0x20)
  const pump = (): void => {
    while (!endless.socket.destroyed && endless.socket.write(chunk));
  }
  endless.socket.on('drain', pump)
  pump()
  await endless.ended
  expect(server.intake.refusals()).toEqual({ too_large: 1 })
  expect(await rowsLike(key)).toEqual([])
})

test('bodies in flight beyond the limit are refused at once, and the room they took is given back', async () => {
  const server = await start({ maxBytesInFlight: 4096 })
  const holding = openRawRequest(server.port, [...post(), 'Content-Length: 4000'])
  holding.socket.write(Buffer.alloc(3000, 0x20))
  const full = async () => (await postHook({ url: server.url, body: Buffer.alloc(2000, 0x20) })).status
  await expect.poll(full).toBe(503)
  const refused = await postHook({ url: server.url, body: Buffer.alloc(2000, 0x20) })
  expect(refused).toMatchObject({ status: 503, headers: { 'retry-after': '5' } })
  holding.socket.destroy()
  await holding.ended
  await expect.poll(full).toBe(202)
})

test('a body in chunks of one byte can’t take more memory than it is allowed', async () => {
  const server = await start({ maxBytesInFlight: 1024 * 1024 })
  const request = openRawRequest(server.port, [...post(), 'Transfer-Encoding: chunked', 'Connection: close'])
  request.socket.write(`${'1\r\nx\r\n'.repeat(10_000)}0\r\n\r\n`)
  await request.ended
  expect(request.received()).toMatch(/^HTTP\/1.1 503 /)
})

test('a connection serves one hook after another, refused ones too', async () => {
  const server = await start({ maxBytes: 2048 })
  const { socket, received, ended } = openRawRequest(server.port, [...post(), 'Content-Length: 2'])
  socket.write('{}')
  socket.write(`${[...post(), 'Content-Length: 3000'].join('\r\n')}\r\n\r\n${' '.repeat(3000)}`)
  socket.write(`${[...post(), 'Content-Encoding: br', 'Content-Length: 2'].join('\r\n')}\r\n\r\n{}`)
  socket.write(`${[...post(), 'Content-Length: 3', 'Connection: close'].join('\r\n')}\r\n\r\n{ }`)
  await ended
  expect(received().match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 202', 'HTTP/1.1 413', 'HTTP/1.1 415', 'HTTP/1.1 202'])
})
