import { beforeEach, describe, expect, test } from 'vitest'
import { moderator as actor, withActing } from '../act/acting.fixture'
import { reverseAction } from '../act/reverse-action'
import { AppError } from '../errors'
import { buildVersion } from '../testing/build'
import { withTestDatabase } from '../testing/with-test-database'
import { decideItem } from './decide-item'
import { reverseDecision } from './reverse-decision'
import { undoDecision } from './undo-decision'

const database = withTestDatabase()
const acting = withActing(database)
const moderator = { id: actor.id, username: actor.name }
let serial = 0

/** A user decided spam; `carriedOut`: and blocked. */
async function spam({
  user = acting().double.world.createUser({ username: `spam-${++serial}` }),
  carriedOut = true,
} = {}) {
  const itemId = await acting().item({ kind: 'user', id: user.id })
  const { versionId } = await database().prisma.item.findUniqueOrThrow({ where: { id: itemId } })
  const decided = await decideItem({ itemId, kind: 'SPAM', versionId: versionId ?? 0, moderator })
  const actionId = decided.actions[0]?.id ?? 0
  if (carriedOut) await acting().carryOut(actionId)
  return { user, itemId, decisionId: decided.decisionId, actionId }
}

const standing = async (decisionId: number) =>
  (await database().prisma.decision.findUniqueOrThrow({ where: { id: decisionId } })).undoneAt === null
const stateOf = async (itemId: number) =>
  (await database().prisma.item.findUniqueOrThrow({ where: { id: itemId } })).reviewState

beforeEach(() => acting().set({ dryRun: false, undoSeconds: 0, actionsPerHour: 10_000 }))

describe('reverseDecision', () => {
  test('takes the decision back, puts the item back, and undoes in GitLab what was done', async () => {
    const { user, itemId, decisionId, actionId } = await spam()
    await expect(undoDecision({ itemId, decisionId, moderator })).rejects.toMatchObject({
      details: { why: 'too_late' },
    })
    const { reversals } = await reverseDecision({ itemId, decisionId, moderator })
    expect(reversals).toMatchObject([{ state: 'SCHEDULED' }])
    expect(await standing(decisionId)).toBe(false)
    expect(await stateOf(itemId)).toBe('PENDING')
    expect(await acting().carryOut(reversals[0]?.id ?? 0)).toBe('done')
    expect(acting().double.world.user(user.id)?.state).toBe('active')
    const audit = await database().prisma.auditEntry.findFirst({
      where: { action: 'decision.undone', subject: `item:${itemId}` },
    })
    expect(audit).toMatchObject({ after: { reverses: [actionId] } })
    await expect(reverseDecision({ itemId, decisionId, moderator })).rejects.toMatchObject({
      code: 'stale',
      details: { why: 'undone' },
    })
  })

  test('cancels what is not done yet', async () => {
    const { itemId, decisionId, actionId } = await spam({ carriedOut: false })
    expect(await reverseDecision({ itemId, decisionId, moderator })).toEqual({ decisionId, reversals: [] })
    const action = await database().prisma.action.findUniqueOrThrow({ where: { id: actionId } })
    expect(action.state).toBe('CANCELLED')
    expect(await acting().carryOut(actionId)).toBe('not_claimed')
  })

  test('is all or nothing: when the reversal can’t be written, the decision stands', async () => {
    const { itemId, decisionId } = await spam()
    await database().pool.query(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''crash''; END';
      CREATE TRIGGER refuse BEFORE INSERT ON action FOR EACH ROW WHEN (NEW.reverses_id IS NOT NULL) EXECUTE FUNCTION refuse()`)
    await expect(reverseDecision({ itemId, decisionId, moderator })).rejects.toThrow()
    expect(await standing(decisionId)).toBe(true)
    expect(await stateOf(itemId)).toBe('DECIDED')
    await database().pool.query('DROP TRIGGER refuse ON action; DROP FUNCTION refuse')
    expect((await reverseDecision({ itemId, decisionId, moderator })).reversals).toHaveLength(1)
  })

  test('asks while another decision about the same account stands, and changes nothing until somebody insists', async () => {
    const first = await spam()
    const versionId = await newerVersion(first.itemId)
    const second = await decideItem({ itemId: first.itemId, kind: 'SPAM', versionId, moderator })
    await acting().carryOut(second.actions[0]?.id ?? 0)
    const { itemId, decisionId } = first
    await expect(reverseDecision({ itemId, decisionId, moderator })).rejects.toMatchObject({
      code: 'conflict',
      details: { why: 'others_stand', others: 1 },
    })
    expect(await standing(decisionId)).toBe(true)
    expect((await reverseDecision({ itemId, decisionId, moderator, anyway: true })).reversals).toHaveLength(1)
    expect(await standing(decisionId)).toBe(false)
  })

  test('and its action’s reversal and undo, all at once: one reversal, nobody waits in a circle', async () => {
    for (let round = 0; round < 15; round++) {
      const { itemId, decisionId, actionId } = await spam()
      const settled = await Promise.allSettled([
        reverseDecision({ itemId, decisionId, moderator }),
        reverseAction({ actionId, actor }),
        undoDecision({ itemId, decisionId, moderator }),
        reverseDecision({ itemId, decisionId, moderator }),
      ])
      const faults = settled.filter((each) => each.status === 'rejected' && !(each.reason instanceof AppError))
      expect(faults).toEqual([])
      expect(settled.slice(1, 2)).toMatchObject([{ status: 'fulfilled' }])
      expect(await database().prisma.action.count({ where: { reversesId: actionId } })).toBe(1)
      expect(await standing(decisionId)).toBe(false)
    }
  })

  test('doesn’t wait for a row that only refers to the item', async () => {
    const { itemId, decisionId } = await spam()
    const client = await database().pool.connect()
    try {
      await client.query('BEGIN')
      await client.query('SELECT FROM item WHERE id = $1 FOR KEY SHARE', [itemId])
      await reverseDecision({ itemId, decisionId, moderator })
    } finally {
      await client.query('ROLLBACK')
      client.release()
    }
    expect(await standing(decisionId)).toBe(false)
  })
})

describe('"not spam" on newer content', () => {
  const spamThenMended = async (carriedOut: boolean) => {
    const first = await spam({ carriedOut })
    return { ...first, versionId: await newerVersion(first.itemId) }
  }
  const actionOf = (id: number) => database().prisma.action.findUniqueOrThrow({ where: { id } })

  test('cancels what the spam decision on the older had scheduled, and says so', async () => {
    const { user, itemId, decisionId, actionId, versionId } = await spamThenMended(false)
    const decided = await decideItem({ itemId, kind: 'NOT_SPAM', versionId, moderator })
    expect(decided.effect).toBe('Cancelled: 1 action of an earlier decision')
    expect(await actionOf(actionId)).toMatchObject({ state: 'CANCELLED', reason: 'not_spam' })
    expect(await acting().carryOut(actionId)).toBe('not_claimed')
    expect(acting().double.world.user(user.id)?.state).toBe('active')
    expect(await standing(decisionId)).toBe(true)
    const audit = await database().prisma.auditEntry.findFirst({
      where: { action: 'action.cancelled', subject: `action:${actionId}` },
    })
    expect(audit).toMatchObject({ actorName: actor.name, before: { state: 'SCHEDULED' } })
  })

  test('leaves what is done, and points at it', async () => {
    const { itemId, actionId, versionId } = await spamThenMended(true)
    const decided = await decideItem({ itemId, kind: 'NOT_SPAM', versionId, moderator })
    expect(decided.effect).toBe('Already done in GitLab: 1 action of an earlier decision; see Actions')
    expect(await actionOf(actionId)).toMatchObject({ state: 'DONE' })
  })

  test.each(['UNSURE', 'SKIP'] as const)('"%s" says nothing against the older decision', async (kind) => {
    const { itemId, actionId, versionId } = await spamThenMended(false)
    expect((await decideItem({ itemId, kind, versionId, moderator })).effect).toBeNull()
    expect(await actionOf(actionId)).toMatchObject({ state: 'SCHEDULED' })
  })
})

test('a spam decision is planned by the settings as they are now, not as this process last saw them', async () => {
  await spam({ carriedOut: false })
  // Written past this process, as another one would have.
  await acting().set({ dryRun: true })
  const { actionId } = await spam({ carriedOut: false })
  expect(await database().prisma.action.findUniqueOrThrow({ where: { id: actionId } })).toMatchObject({
    state: 'PLANNED',
  })
})

async function newerVersion(itemId: number): Promise<number> {
  const versionId = await buildVersion({ itemId, fields: { name: `mended ${++serial}` } })
  await database().prisma.item.update({ where: { id: itemId }, data: { reviewState: 'PENDING' } })
  return versionId
}
