import { beforeEach, describe, expect, test } from 'vitest'
import { pool } from '../db/pool'
import { prisma } from '../db/prisma'
import { AppError } from '../errors'
import type { User } from '../generated/prisma/client'
import { changeSettings } from '../settings/change-settings'
import { defaultSettings, type Settings } from '../settings/settings'
import { currentSettings, dropSettings } from '../settings/settings-store'
import { buildItem, buildUser, buildVerdict, buildVersion } from '../testing/build'
import { withTestDatabase } from '../testing/with-test-database'
import { decideItem } from './decide-item'
import { findQueue } from './find-queue'
import { pendingDecisions } from './pending-decisions'
import { queueFilterSchema } from './queue-filter'
import { undoDecision } from './undo-decision'

withTestDatabase()

let ada: User
let bea: User
beforeEach(async () => {
  ada = await buildUser()
  bea = await buildUser()
})

async function settings(change: Partial<Settings>): Promise<void> {
  const { id } = await currentSettings()
  const actor = { kind: 'user', id: ada.id, name: ada.username } as const
  await changeSettings({ settings: { ...defaultSettings, ...change }, reason: 'test', actor, basedOn: id })
  dropSettings()
}

const waitingFor = async (moderator: User): Promise<number[]> =>
  (await findQueue({ filter: queueFilterSchema.parse({}), moderatorId: moderator.id, limit: 200 })).rows.map(
    ({ id }) => id,
  )

async function refusal(promise: Promise<unknown>): Promise<AppError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (!(error instanceof AppError)) throw new Error(`expected an AppError, got ${String(error)}`)
  return error
}

describe('decideItem', () => {
  test('spam: decided, planned, out of the queue, in the audit log', async () => {
    await settings({ dryRun: false, undoSeconds: 20 })
    const item = await buildItem({ kind: 'user', fields: { name: 'Pill Shop', username: 'pills' } })
    const decided = await decideItem({ itemId: item.id, kind: 'SPAM', versionId: item.versionId, moderator: ada })
    expect(decided.actions).toMatchObject([{ kind: 'BLOCK_USER', state: 'SCHEDULED' }])
    expect(Date.parse(decided.undoUntil) - Date.now()).toBeGreaterThan(15_000)
    expect(await prisma().item.findUnique({ where: { id: item.id } })).toMatchObject({ reviewState: 'DECIDED' })
    expect(await waitingFor(ada)).not.toContain(item.id)
    expect(await pendingDecisions({ moderatorId: ada.id })).toMatchObject([{ itemId: item.id, kind: 'SPAM' }])
    const audit = await prisma().auditEntry.findMany({ where: { subject: `item:${item.id}` } })
    expect(audit).toMatchObject([
      { action: 'decision.made', actorName: ada.username, after: { kind: 'SPAM', score: 0.93 } },
    ])
  })

  test('in dry run the plan is kept and nothing is scheduled', async () => {
    await settings({ dryRun: true })
    const item = await buildItem({ kind: 'note', fields: { body: 'casino' } })
    const decided = await decideItem({ itemId: item.id, kind: 'SPAM', versionId: item.versionId, moderator: ada })
    expect(decided.actions).toMatchObject([{ state: 'PLANNED' }])
    expect(decided.effect).toMatch(/^Dry run, only planned: Block/)
    expect(await prisma().action.count({ where: { itemId: item.id, state: 'SCHEDULED' } })).toBe(0)
  })

  test('of two moderators at the same moment one wins, and the other is told who', async () => {
    const item = await buildItem()
    const word = { itemId: item.id, versionId: item.versionId }
    const results = await Promise.allSettled([
      decideItem({ ...word, kind: 'SPAM', moderator: ada }),
      decideItem({ ...word, kind: 'NOT_SPAM', moderator: bea }),
    ])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const lost = results.find((result) => result.status === 'rejected')
    const winner = results[0]?.status === 'fulfilled' ? ada : bea
    expect(lost?.reason).toMatchObject({ code: 'stale', details: { why: 'decided', by: winner.name } })
    expect(await prisma().decision.count({ where: { itemId: item.id } })).toBe(1)
  })

  test('on a version that changed meanwhile: refused, with the fields that changed', async () => {
    const item = await buildItem({ fields: { title: 'Watches', description: 'old' } })
    const versionId = await buildVersion({ itemId: item.id, fields: { title: 'Watches', description: 'new' } })
    await buildVerdict({ itemId: item.id, versionId })
    const error = await refusal(
      decideItem({ itemId: item.id, kind: 'SPAM', versionId: item.versionId, moderator: ada }),
    )
    expect(error).toMatchObject({ code: 'stale', details: { why: 'changed', fields: ['description'], versionId } })
    expect(await prisma().decision.count({ where: { itemId: item.id } })).toBe(0)
  })

  test('a version of another item is no version of this one', async () => {
    const [item, other] = [await buildItem(), await buildItem()]
    const error = await refusal(
      decideItem({ itemId: item.id, kind: 'SPAM', versionId: other.versionId, moderator: ada }),
    )
    expect(error.code).toBe('bad_request')
  })

  test('a score that is another by now: refused', async () => {
    const item = await buildItem()
    const word = { itemId: item.id, versionId: item.versionId, moderator: ada, kind: 'SPAM' } as const
    const error = await refusal(decideItem({ ...word, verdictId: (item.verdictRow?.id ?? 0) + 1_000 }))
    expect(error).toMatchObject({ details: { why: 'rescored' } })
  })

  test('skipped: hidden from who skipped it until the content changes, waiting for all others', async () => {
    const item = await buildItem()
    await decideItem({ itemId: item.id, kind: 'SKIP', versionId: item.versionId, moderator: ada })
    expect(await waitingFor(ada)).not.toContain(item.id)
    expect(await waitingFor(bea)).toContain(item.id)
    const versionId = await buildVersion({ itemId: item.id, fields: { title: 'New words' } })
    await buildVerdict({ itemId: item.id, versionId })
    expect(await waitingFor(ada)).toContain(item.id)
  })

  test('unsure: another one is asked, and can decide', async () => {
    const item = await buildItem()
    await decideItem({ itemId: item.id, kind: 'UNSURE', versionId: item.versionId, moderator: ada })
    expect(await waitingFor(ada)).not.toContain(item.id)
    const { rows } = await findQueue({ filter: queueFilterSchema.parse({ state: 'second' }), moderatorId: bea.id })
    expect(rows.find(({ id }) => id === item.id)).toMatchObject({
      state: 'SECOND_OPINION',
      standing: { kind: 'UNSURE', by: ada.name, mine: false },
    })
    await decideItem({ itemId: item.id, kind: 'NOT_SPAM', versionId: item.versionId, moderator: bea })
    expect(await waitingFor(ada)).not.toContain(item.id)
  })
})

describe('undoDecision', () => {
  test('cancels what is scheduled and puts the item back', async () => {
    await settings({ dryRun: false, undoSeconds: 20 })
    const item = await buildItem({ kind: 'user', fields: { name: 'Pill Shop' } })
    const { decisionId } = await decideItem({
      itemId: item.id,
      kind: 'SPAM',
      versionId: item.versionId,
      moderator: ada,
    })
    await undoDecision({ itemId: item.id, decisionId, moderator: bea })
    expect(await prisma().action.findFirst({ where: { decisionId } })).toMatchObject({ state: 'CANCELLED' })
    expect(await waitingFor(ada)).toContain(item.id)
    const again = await refusal(undoDecision({ itemId: item.id, decisionId, moderator: ada }))
    expect(again).toMatchObject({ code: 'stale', details: { why: 'undone', by: bea.name } })
  })

  test('is too late once a request may have left, and then changes nothing', async () => {
    await settings({ dryRun: false, undoSeconds: 20 })
    const item = await buildItem({ kind: 'user', fields: { name: 'Pill Shop' } })
    const { decisionId, actions } = await decideItem({
      itemId: item.id,
      kind: 'SPAM',
      versionId: item.versionId,
      moderator: ada,
    })
    await prisma().action.updateMany({ where: { decisionId }, data: { state: 'CALLING' } })
    const error = await refusal(undoDecision({ itemId: item.id, decisionId, moderator: ada }))
    expect(error).toMatchObject({ code: 'stale', details: { why: 'too_late', actionIds: actions.map(({ id }) => id) } })
    expect(await prisma().item.findUnique({ where: { id: item.id } })).toMatchObject({ reviewState: 'DECIDED' })
  })

  test('of a decision on an old version leaves the new version’s state alone', async () => {
    const item = await buildItem()
    const { decisionId } = await decideItem({
      itemId: item.id,
      kind: 'NOT_SPAM',
      versionId: item.versionId,
      moderator: ada,
    })
    await buildVersion({ itemId: item.id, fields: { title: 'Newer' } })
    await prisma().item.update({ where: { id: item.id }, data: { reviewState: 'NONE' } })
    await undoDecision({ itemId: item.id, decisionId, moderator: ada })
    expect(await prisma().item.findUnique({ where: { id: item.id } })).toMatchObject({ reviewState: 'NONE' })
  })

  test('of a decision after somebody was unsure: the item waits for a second opinion again', async () => {
    const item = await buildItem()
    await decideItem({ itemId: item.id, kind: 'UNSURE', versionId: item.versionId, moderator: ada })
    const { decisionId } = await decideItem({
      itemId: item.id,
      kind: 'SPAM',
      versionId: item.versionId,
      moderator: bea,
    })
    await undoDecision({ itemId: item.id, decisionId, moderator: bea })
    expect(await prisma().item.findUnique({ where: { id: item.id } })).toMatchObject({ reviewState: 'SECOND_OPINION' })
  })

  test('"skip" is taken back only by who said it', async () => {
    const item = await buildItem()
    const { decisionId } = await decideItem({
      itemId: item.id,
      kind: 'SKIP',
      versionId: item.versionId,
      moderator: ada,
    })
    expect((await refusal(undoDecision({ itemId: item.id, decisionId, moderator: bea }))).code).toBe('not_found')
    await undoDecision({ itemId: item.id, decisionId, moderator: ada })
    expect(await waitingFor(ada)).toContain(item.id)
  })
})

test('the live channel tells of a decision when it commits, not before', async () => {
  const item = await buildItem()
  const client = await pool().connect()
  try {
    const heard: string[] = []
    client.on('notification', ({ payload }) => payload && heard.push(payload))
    await client.query('LISTEN natterjack_live')
    await decideItem({ itemId: item.id, kind: 'NOT_SPAM', versionId: item.versionId, moderator: ada })
    await client.query('SELECT 1')
    expect(heard.map((text) => JSON.parse(text))).toContainEqual({ topic: 'item', ids: [item.id] })
  } finally {
    client.release(true)
  }
})
