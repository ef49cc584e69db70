import { beforeEach, expect, test } from 'vitest'
import { withTestDatabase } from '../testing/with-test-database'
import { replayEvent } from './replay-event'
import { replayEvents } from './replay-events'

const database = withTestDatabase()
const actor = { kind: 'system', name: 'test' } as const
let counter = 0

async function dead(reason: string | null, count: number, raw: Uint8Array<ArrayBuffer> | null = new Uint8Array([123])) {
  for (let n = 0; n < count; n++)
    await database().prisma.event.create({
      data: { dedupeKey: `dead-${counter++}`, rawBytes: 1, sha256: new Uint8Array([1]), raw, state: 'DEAD', reason },
    })
}

beforeEach(async () => {
  await database().prisma.event.deleteMany()
})

async function newest(): Promise<bigint> {
  const event = await database().prisma.event.findFirstOrThrow({ orderBy: { id: 'desc' } })
  return event.id
}

test('replays one reason in steps, each with its audit entry, and nothing younger', async () => {
  await dead('gitlab_unavailable', 5)
  await dead('lost_privilege', 2)
  await dead(null, 1)
  const upTo = await newest()
  await dead('gitlab_unavailable', 1)
  const step = () => replayEvents({ reason: 'gitlab_unavailable', upTo, actor, most: 2 })
  expect(await step()).toEqual({ replayed: 2, remaining: 3 })
  expect(await step()).toEqual({ replayed: 2, remaining: 1 })
  expect(await step()).toEqual({ replayed: 1, remaining: 0 })
  expect(await step()).toEqual({ replayed: 0, remaining: 0 })
  const { prisma } = database()
  expect(await prisma.event.count({ where: { state: 'OPEN' } })).toBe(5)
  expect(await prisma.event.count({ where: { state: 'DEAD' } })).toBe(4)
  expect(await prisma.auditEntry.count({ where: { action: 'event.replayed' } })).toBe(5)
})

test('those without a reason are a group of their own, and tombstones stay', async () => {
  await dead(null, 1)
  await dead(null, 1, null)
  expect(await replayEvents({ reason: null, upTo: await newest(), actor })).toEqual({ replayed: 1, remaining: 0 })
})

test('what was too large to keep cannot be replayed, and it is said why', async () => {
  await dead('too_large', 1, null)
  const id = await newest()
  const why = { code: 'conflict', message: expect.stringContaining('was not kept, so it cannot be replayed') }
  await expect(replayEvents({ reason: 'too_large', upTo: id, actor })).rejects.toMatchObject(why)
  await expect(replayEvent({ eventId: String(id), actor })).rejects.toMatchObject(why)
})

test('two admins who press the button at once replay each event once', async () => {
  await dead('gitlab_unavailable', 8)
  const upTo = await newest()
  const both = await Promise.all([1, 2].map(() => replayEvents({ reason: 'gitlab_unavailable', upTo, actor })))
  expect(both.reduce((sum, { replayed }) => sum + replayed, 0)).toBe(8)
})
