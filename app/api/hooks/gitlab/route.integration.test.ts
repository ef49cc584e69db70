import { beforeAll, expect, test } from 'vitest'
import { POST as postToOldPath } from '@/app/event/route'
import { setEnvForTests } from '@/lib/env'
import { withTestDatabase } from '@/lib/testing/with-test-database'
import { POST } from './route'

const database = withTestDatabase()
beforeAll(() => setEnvForTests({ HOOK_SECRETS: ['s3cret'], HOOK_SIGNING_TOKENS: [], HOOK_MAX_BYTES: 2048 }))

function hook(body: BodyInit, headers: Record<string, string> = {}): Request {
  const streamed = { method: 'POST', body, duplex: 'half' }
  return new Request('http://localhost/api/hooks/gitlab', {
    ...streamed,
    headers: { 'content-type': 'application/json', 'x-gitlab-token': 's3cret', ...headers },
  })
}

/** In pieces, as a network brings it. */
function stream(...chunks: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull: (controller) => {
      const chunk = chunks.shift()
      if (chunk) controller.enqueue(chunk)
      else controller.close()
    },
  })
}

test('a hook that comes through Next is the same hook: stored as it came, once', async () => {
  const pieces = () => stream(Buffer.from('{"event_name":"user_cre'), Buffer.from([0xff]), Buffer.from('ate"}'))
  const first = await POST(hook(pieces(), { 'idempotency-key': 'next-1' }))
  const again = await postToOldPath(hook(pieces(), { 'idempotency-key': 'next-1' }))
  const answer = await first.json()
  expect([first.status, again.status]).toEqual([202, 202])
  expect(first.headers.get('cache-control')).toBe('no-store')
  expect((await again.json()).event).toBe(answer.event)
  const rows = await database().prisma.event.findMany()
  expect(rows).toHaveLength(1)
  expect(String(rows[0]?.id)).toBe(answer.event)
  expect(Buffer.from(rows[0]?.raw ?? []).toString('latin1')).toBe('{"event_name":"user_cre\u00ffate"}')
})

test('refusals are the same too', async () => {
  expect((await POST(hook('{}', { 'x-gitlab-token': 'wrong' }))).status).toBe(401)
  expect((await POST(hook('{}', { 'content-encoding': 'br' }))).status).toBe(415)
  const large = await POST(hook(stream(Buffer.alloc(2000, 0x20), Buffer.alloc(2000, 0x20))))
  expect(large.status).toBe(413)
  const row = await database().prisma.event.findUniqueOrThrow({ where: { id: BigInt((await large.json()).event) } })
  expect(row).toMatchObject({ state: 'DEAD', reason: 'too_large', rawBytes: 4000 })
})

test('a body that breaks off is not stored', async () => {
  const before = await database().prisma.event.count()
  const broken = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      controller.enqueue(Buffer.from('{'))
      controller.error(new Error('aborted'))
    },
  })
  expect((await POST(hook(broken))).status).toBe(400)
  expect(await database().prisma.event.count()).toBe(before)
})
