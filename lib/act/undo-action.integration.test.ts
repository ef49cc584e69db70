import { beforeEach, describe, expect, test } from 'vitest'
import { withTestDatabase } from '../testing/with-test-database'
import { moderator, withActing } from './acting.fixture'
import { cancelActions } from './cancel-actions'
import { retryAction } from './retry-action'
import { reverseAction } from './reverse-action'

const database = withTestDatabase()
const acting = withActing(database)
let serial = 0

const actionOf = (id: number) => database().prisma.action.findUniqueOrThrow({ where: { id } })
const cancel = (decisionId: number) =>
  database().prisma.$transaction((tx) => cancelActions({ tx, decisionIds: [decisionId], actor: moderator }))

async function blockable() {
  const { double, item, decide } = acting()
  const user = double.world.createUser({ username: `undone-${++serial}` })
  const { decisionId, actions } = await decide(await item({ kind: 'user', id: user.id }))
  return { user, decisionId, id: actions[0]?.id ?? 0 }
}

beforeEach(async () => {
  await acting().set({ dryRun: false, undoSeconds: 0, actionsPerHour: 10_000 })
  acting().double.requests.clear()
})

describe('cancelActions', () => {
  test('races the worker two hundred times: each action is done or cancelled, never both, never neither', async () => {
    const outcomes = { done: 0, cancelled: 0 }
    const race = async (round: number) => {
      const { user, decisionId, id } = await blockable()
      const started = acting().carryOut(id)
      // A cancel at another moment each time: at once, some round trips later, now and then long after.
      for (let trip = 0; trip < round % 50; trip++) await database().pool.query('SELECT 1')
      if (round % 20 === 19) await started
      const [result, { cancelled, tooLate }] = await Promise.all([started, cancel(decisionId)])
      const { state } = await actionOf(id)
      const blocked = acting().double.world.user(user.id)?.state === 'blocked'
      const won = cancelled.length > 0 ? 'cancelled' : 'done'
      outcomes[won]++
      expect({ state, blocked, tooLate, result }).toEqual(
        won === 'cancelled'
          ? { state: 'CANCELLED', blocked: false, tooLate: [], result: 'not_claimed' }
          : { state: 'DONE', blocked: true, tooLate: [id], result: 'done' },
      )
    }
    for (let round = 0; round < 200; round += 5) await Promise.all([0, 1, 2, 3, 4].map((lane) => race(round + lane)))
    expect(outcomes.done + outcomes.cancelled).toBe(200)
    expect(Math.min(outcomes.done, outcomes.cancelled)).toBeGreaterThan(0)
  }, 120_000)

  test('takes back a plan too, and says what it took back only once', async () => {
    await acting().set({ dryRun: true })
    const { decisionId, id } = await blockable()
    // The fixture plans with the settings as last set.
    expect(await actionOf(id)).toMatchObject({ state: 'PLANNED' })
    expect(await cancel(decisionId)).toEqual({ cancelled: [id], tooLate: [] })
    expect(await cancel(decisionId)).toEqual({ cancelled: [], tooLate: [] })
  })

  test('what changed nothing is not too late to take back', async () => {
    const { user, decisionId, id } = await blockable()
    acting().double.world.setState(user.id, 'banned')
    expect(await acting().carryOut(id)).toBe('done')
    expect(await cancel(decisionId)).toEqual({ cancelled: [], tooLate: [] })
  })
})

describe('an action whose decision was taken back', () => {
  const undo = (decisionId: number) =>
    database().prisma.decision.update({ where: { id: decisionId }, data: { undoneAt: new Date() } })

  test('is not carried out, though it is scheduled again: cancelled, with its audit entry', async () => {
    const { user, decisionId, id } = await blockable()
    await undo(decisionId)
    expect(await acting().carryOut(id)).toBe('refused')
    expect(await actionOf(id)).toMatchObject({ state: 'CANCELLED', reason: 'undone', endedAt: expect.any(Date) })
    expect(acting().writes()).toEqual([])
    expect(acting().double.world.user(user.id)?.state).toBe('active')
    const entry = await database().prisma.auditEntry.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(entry).toMatchObject({ action: 'action.cancelled', subject: `action:${id}` })
    expect(await acting().carryOut(id)).toBe('not_claimed')
  })

  test('is not begun either, when it was taken back after a worker had claimed it', async () => {
    const { decisionId, id } = await blockable()
    const trustOf = async () => {
      await undo(decisionId)
      return { trusted: false } as const
    }
    expect(await acting().carryOut(id, { trustOf })).toBe('refused')
    expect(await actionOf(id)).toMatchObject({ state: 'CANCELLED', reason: 'undone' })
    expect(acting().writes()).toEqual([])
  })

  test('and that met a 429 after the undo is not sent again; its reversal finds nothing to do', async () => {
    const { user, decisionId, id } = await blockable()
    await database().pool.query(`UPDATE action SET state = 'CALLING', claimed_at = now() WHERE id = $1`, [id])
    expect((await cancel(decisionId)).tooLate).toEqual([id])
    await undo(decisionId)
    const reversal = await reverseAction({ actionId: id, actor: moderator })
    await database().pool.query(`UPDATE action SET state = 'SCHEDULED', claimed_at = NULL WHERE id = $1`, [id])
    expect(await acting().carryOut(id)).toBe('refused')
    expect(await acting().carryOut(reversal.id)).toBe('refused')
    expect(await actionOf(reversal.id)).toMatchObject({ reason: 'nothing_to_reverse' })
    expect(acting().double.world.user(user.id)?.state).toBe('active')
  })

  test('can’t be tried again while somebody is taking it back', async () => {
    const { decisionId, id } = await blockable()
    await database().prisma.action.update({ where: { id }, data: { state: 'FAILED' } })
    const { itemId } = await actionOf(id)
    const client = await database().pool.connect()
    try {
      await client.query('BEGIN')
      await client.query('SELECT FROM item WHERE id = $1 FOR NO KEY UPDATE', [itemId])
      await client.query('UPDATE decision SET undone_at = now() WHERE id = $1', [decisionId])
      const retried = retryAction({ actionId: id, actor: moderator }).then(
        () => 'scheduled',
        (error: Error) => error.message,
      )
      await waitForLock()
      await client.query('COMMIT')
      expect(await retried).toMatch(/taken back/)
    } finally {
      client.release()
    }
    expect(await actionOf(id)).toMatchObject({ state: 'FAILED' })
  })

  /** Until somebody waits for a row that another one holds. */
  async function waitForLock() {
    await expect
      .poll(async () => (await database().pool.query('SELECT FROM pg_locks WHERE NOT granted')).rowCount, {
        timeout: 10_000,
      })
      .toBeGreaterThan(0)
  }
})
