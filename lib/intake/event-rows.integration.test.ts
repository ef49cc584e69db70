import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { withTestDatabase } from '../testing/with-test-database'
import { bringForward } from './bring-forward'
import { countOpenEvents, leaseDueEvents } from './due-events'
import { createEventLoader } from './load-events'
import { createEventMover } from './move-event'
import { replayEvent } from './replay-event'
import { stillOpenEvents } from './still-open-events'

const database = withTestDatabase()

async function addEvent(over: { receivedAt?: Date; nextAt?: Date } = {}, raw = randomBytes(8)): Promise<string> {
  const sha256 = createHash('sha256').update(raw).digest()
  const data = { dedupeKey: sha256.toString('hex'), raw, rawBytes: raw.length, sha256, ...over }
  return String((await database().prisma.event.create({ data })).id)
}
const row = (id: string) => database().prisma.event.findUniqueOrThrow({ where: { id: BigInt(id) } })
const because = { reason: 'fault', detail: 'It went wrong.', delayMs: 1000 }

describe('bringing forward', () => {
  test('what waits for GitLab comes due in batches, each event once; what waits for something else does not', async () => {
    const { pool } = database()
    const later = new Date(Date.now() + 60_000)
    const waiting = [
      await addEvent({ nextAt: later }),
      await addEvent({ nextAt: later }),
      await addEvent({ nextAt: later }),
    ]
    const [other, ended] = [await addEvent({ nextAt: later }), await addEvent({ nextAt: later })]
    const mover = createEventMover(database())
    const away = { reason: 'gitlab_unavailable', detail: 'Away.', delayMs: 60_000, burns: 0 }
    for (const eventId of [...waiting, ended]) await mover.putOff({ ...away, eventId })
    await mover.putOff({ ...away, eventId: other, reason: 'gitlab_rate_limited' })
    await mover.end({ eventId: ended, state: 'DEAD', reason: 'gitlab_unavailable' })
    expect(await bringForward({ pool, after: '0', most: 2 })).toBe(waiting[1])
    expect(await leaseDueEvents({ pool })).not.toContain(waiting[2])
    expect(await bringForward({ pool, after: waiting[1] ?? '', most: 2 })).toBeNull()
    const leased = await leaseDueEvents({ pool })
    expect(leased).toContain(waiting[2])
    expect(leased).not.toContain(other)
    expect(leased).not.toContain(ended)
  })
})

test('of what a dead worker had, those with work left, and first those that cost the fewest attempts', async () => {
  const [tried, ended, fresh, young] = [await addEvent(), await addEvent(), await addEvent(), await addEvent()]
  const mover = createEventMover(database())
  await mover.putOff({ ...because, eventId: tried, burns: 2 })
  await mover.end({ eventId: ended, state: 'DONE', reason: 'allowed' })
  const { pool } = database()
  expect(await stillOpenEvents({ pool, eventIds: [tried, ended, young, fresh, '999999'] })).toEqual([
    fresh,
    young,
    tried,
  ])
})

describe('loading', () => {
  test('only what is open, each with an observation of its own that rises', async () => {
    const [one, two] = [await addEvent(), await addEvent()]
    const { load } = createEventLoader(database())
    const [first, second, none] = await Promise.all([load(one), load(two), load('999999999')])
    expect(none).toBeUndefined()
    expect(first?.raw).toHaveLength(8)
    expect(first?.observation).not.toBe(second?.observation)
    await createEventMover(database()).end({ eventId: one, state: 'DONE', reason: 'allowed' })
    expect(await load(one)).toBeUndefined()
    const again = await load(two)
    expect(BigInt(again?.observation ?? 0)).toBeGreaterThan(BigInt(second?.observation ?? 0))
  })

  test('a large body does not come with its event: a batch of them would take gigabytes', async () => {
    const id = await addEvent({}, randomBytes(300_000))
    const { load, loadBody } = createEventLoader(database())
    expect(await load(id)).toMatchObject({ id, raw: null })
    expect(await loadBody(id)).toHaveLength(300_000)
  })

  test('observations rise over connections too, or the later look would not win', async () => {
    const { pool } = database()
    const clients = await Promise.all([pool.connect(), pool.connect()])
    const seen: bigint[] = []
    for (let turn = 0; turn < 6; turn++) {
      const { rows } = await (clients[turn % 2] ?? pool).query(`SELECT nextval('observation_seq') AS value`)
      seen.push(BigInt(rows[0].value))
    }
    for (const client of clients) client.release()
    expect(seen).toEqual([...seen].sort((a, b) => Number(a - b)))
  })
})

describe('moving', () => {
  test('an end is kept: whoever comes second changes nothing', async () => {
    const id = await addEvent()
    const mover = createEventMover(database())
    const results = await Promise.all([
      mover.end({ eventId: id, state: 'IGNORED', reason: 'push', kind: 'push' }),
      createEventMover(database()).end({ eventId: id, state: 'DONE', reason: 'allowed' }),
    ])
    expect(results.filter((result) => result === 'ENDED_BEFORE')).toHaveLength(1)
    expect(await mover.putOff({ eventId: id, ...because, burns: 1 })).toBe('ENDED_BEFORE')
    expect((await row(id)).endedAt).not.toBeNull()
  })

  test('the eighth try that fails by its own fault is the last', async () => {
    const id = await addEvent()
    const mover = createEventMover(database())
    for (let attempt = 1; attempt < 8; attempt++) {
      expect(await mover.putOff({ eventId: id, ...because, burns: 1, kind: 'user_create' })).toBe('OPEN')
    }
    expect(await row(id)).toMatchObject({ state: 'OPEN', attempts: 7, kind: 'user_create', endedAt: null })
    expect(await mover.putOff({ eventId: id, ...because, burns: 1 })).toBe('DEAD')
    expect(await row(id)).toMatchObject({ state: 'DEAD', attempts: 8, reason: 'fault', kind: 'user_create' })
  })

  test('waiting for GitLab burns nothing, for three days', async () => {
    const mover = createEventMover(database())
    const young = await addEvent()
    for (let turn = 0; turn < 20; turn++) {
      expect(await mover.putOff({ eventId: young, ...because, burns: 0 })).toBe('OPEN')
    }
    expect((await row(young)).attempts).toBe(0)
    const old = await addEvent({ receivedAt: new Date(Date.now() - 3 * 86_400_000 - 1000) })
    expect(await mover.putOff({ eventId: old, ...because, burns: 0 })).toBe('DEAD')
  })
})

describe('dispatching', () => {
  test('two dispatchers never lease the same row, and what is leased or not due stays away', async () => {
    await database().prisma.event.deleteMany()
    const due = await Promise.all(Array.from({ length: 40 }, () => addEvent()))
    await addEvent({ nextAt: new Date(Date.now() + 60_000) })
    const leased = (await Promise.all([leaseDueEvents(database()), leaseDueEvents(database())])).flat()
    expect(leased.sort()).toEqual(due.sort())
    expect(await leaseDueEvents(database())).toEqual([])
    expect(await countOpenEvents(database())).toMatchObject({ open: 41 })
  })
})

describe('replaying', () => {
  test('a dead letter begins anew; anything else is refused', async () => {
    const id = await addEvent()
    const actor = { kind: 'system', name: 'test' } as const
    await expect(replayEvent({ eventId: id, actor })).rejects.toMatchObject({ code: 'conflict' })
    await createEventMover(database()).end({ eventId: id, state: 'DEAD', reason: 'fault' })
    await replayEvent({ eventId: id, actor })
    expect(await row(id)).toMatchObject({ state: 'OPEN', step: 'READ', attempts: 0, endedAt: null })
    await expect(replayEvent({ eventId: '987654321', actor })).rejects.toMatchObject({ code: 'not_found' })
    const audit = await database().prisma.auditEntry.findFirstOrThrow()
    expect(audit).toMatchObject({ action: 'event.replayed', subject: `event:${id}`, before: { reason: 'fault' } })
  })
})
