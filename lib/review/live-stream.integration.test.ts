import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { notifyLive } from '../db/live'
import { prisma } from '../db/prisma'
import { setEnvForTests } from '../env'
import { buildUser } from '../testing/build'
import { sessionCookie } from '../testing/session-cookie'
import { withTestDatabase } from '../testing/with-test-database'
import { createLiveStream, type LiveStream } from './live-stream'

withTestDatabase()

let server: Server
let live: LiveStream
let address: string

beforeAll(async () => {
  setEnvForTests({ NEXTAUTH_SECRET: 'only-for-tests-0123456789-abcdefghij' })
  live = createLiveStream()
  server = createServer(live.handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/live`
})

afterAll(async () => {
  await live.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

/** Reads until the text has come. */
async function readUntil(answer: Response, wanted: RegExp): Promise<string> {
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (reader && !wanted.test(text)) {
    const { value, done } = await reader.read()
    if (done) break
    text += value
  }
  reader?.releaseLock()
  return text
}

/** The listener connects after the first reader, so say it again until it is heard. */
async function sayUntil<Heard>(heard: Promise<Heard>, ids: number[]): Promise<Heard> {
  let waiting = true
  heard.finally(() => {
    waiting = false
  })
  while (waiting) {
    await notifyLive(prisma(), { topic: 'item', ids })
    await Promise.race([heard, new Promise((resolve) => setTimeout(resolve, 100))])
  }
  return heard
}

test('without a session, with a broken one, or from another site: refused', async () => {
  expect((await fetch(address)).status).toBe(401)
  expect((await fetch(address, { headers: { cookie: 'natterjack.session=%E0%A4%A' } })).status).toBe(401)
  const cookie = await sessionCookie(await buildUser())
  expect((await fetch(address, { headers: { cookie, 'sec-fetch-site': 'cross-site' } })).status).toBe(403)
})

test('tells topics and ids, and what was missed after a reconnect', async () => {
  const cookie = await sessionCookie(await buildUser())
  const first = await fetch(address, { headers: { cookie } })
  expect(first.headers.get('content-type')).toContain('text/event-stream')
  const text = await sayUntil(readUntil(first, /data: \[.+\n\n/), [7])
  expect(text).toContain('"topic":"item"')
  const id = /id: (\S+)/.exec(text)?.[1] ?? ''

  await sayUntil(readUntil(await fetch(address, { headers: { cookie } }), /"ids":\[8\]/), [8])
  const again = await fetch(address, { headers: { cookie, 'last-event-id': id } })
  expect(await readUntil(again, /data: \[.+\n\n/)).toMatch(/"ids":\[[^\]]*8/)
  const unknown = await fetch(address, { headers: { cookie, 'last-event-id': 'another-process-5' } })
  expect(await readUntil(unknown, /data: \[.+\n\n/)).toContain('"topic":"lists"')
})

test('a sixth stream of one person is refused', async () => {
  const cookie = await sessionCookie(await buildUser())
  const open = await Promise.all(Array.from({ length: 5 }, () => fetch(address, { headers: { cookie } })))
  expect(open.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  expect((await fetch(address, { headers: { cookie } })).status).toBe(429)
  await Promise.all(open.map((answer) => answer.body?.cancel()))
})
