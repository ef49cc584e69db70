import { beforeAll, expect, test } from 'vitest'
import { AppError } from '../errors'
import type { User } from '../generated/prisma/client'
import { readLabelledDecisions } from '../model/labels/read-labels'
import { decideItem } from '../review/decide-item'
import type { DecisionInput } from '../review/decision-input'
import { findItem } from '../review/find-item'
import { findKnownTraces } from '../review/find-known-traces'
import { reverseDecision } from '../review/reverse-decision'
import { undoDecision } from '../review/undo-decision'
import { buildUser } from '../testing/build'
import { withTestDatabase } from '../testing/with-test-database'
import { someText, withJoining } from './joining.fixture'

const database = withTestDatabase()
const { ask, save, join, item, calls, set } = withJoining(database)
const db = () => database().prisma
let ada: User
let bob: User
beforeAll(async () => {
  await set({})
  ada = await buildUser()
  bob = await buildUser()
})

type Place = { itemId: number | null; versionId: number | null }
const decide = ({ itemId, versionId }: Place, kind: DecisionInput['kind'], moderator = ada) =>
  decideItem({ itemId: itemId ?? 0, versionId: versionId ?? 0, kind, moderator })
const actions = (itemId: number) =>
  db().action.findMany({
    where: { itemId },
    orderBy: { id: 'asc' },
    select: { kind: true, state: true, target: true, decisionId: true },
  })

test('a spam decision goes with the item, what it planned too, and what couldn’t be done before is planned', async () => {
  const text = someText()
  const asked = await ask(text)
  const { decisionId, effect } = await decide(asked, 'SPAM')
  expect(effect).toContain(`Block @${text.author.username}`)
  expect(await actions(asked.itemId ?? 0)).toMatchObject([{ kind: 'BLOCK_USER', state: 'SCHEDULED' }])
  const saved = await save(text)
  await join(saved.versionId)
  await join(saved.versionId)
  expect(await item(saved.itemId)).toMatchObject({ reviewState: 'DECIDED' })
  expect(await db().decision.findUnique({ where: { id: decisionId } })).toMatchObject({
    ...placeOf(saved),
    undoneAt: null,
  })
  expect(await actions(saved.itemId)).toEqual([
    { kind: 'BLOCK_USER', state: 'SCHEDULED', target: `user:${text.author.gitlabId}`, decisionId },
    { kind: 'CLOSE_ISSUE', state: 'SCHEDULED', target: `issue:${saved.gitlabId}`, decisionId },
  ])
  const audit = await db().auditEntry.findMany({ orderBy: { id: 'desc' }, take: 2 })
  expect(audit).toMatchObject([
    {
      action: 'item.joined',
      subject: `item:${asked.itemId}`,
      actorKind: 'system',
      after: { item: saved.itemId, decisions: [decisionId] },
    },
    { action: 'action.scheduled', actorKind: 'system' },
  ])
  const detail = await findItem({ itemId: saved.itemId, userId: ada.id })
  expect(detail.standing).toMatchObject({ decisionId, kind: 'SPAM', mine: true })
  const content = { kind: 'issue' as const, fields: { title: '', description: 'https://watches.example' } }
  expect(await findKnownTraces({ content, exceptItemId: 0 })).toMatchObject([{ spam: 1 }])
})

test('taking the decision back afterwards works under both numbers, and the item waits again', async () => {
  for (const isOld of [true, false]) {
    const text = someText()
    const asked = await ask(text)
    const { decisionId } = await decide(asked, 'SPAM')
    const saved = await save(text)
    await join(saved.versionId)
    const itemId = isOld ? (asked.itemId ?? 0) : saved.itemId
    expect(await undoDecision({ itemId, decisionId, moderator: bob })).toEqual({ decisionId })
    expect(await item(saved.itemId)).toMatchObject({ reviewState: 'PENDING' })
    expect((await actions(saved.itemId)).map(({ state }) => state)).toEqual(['CANCELLED', 'CANCELLED'])
    const again = await decide(saved, 'NOT_SPAM')
    expect(await undoDecision({ itemId: saved.itemId, decisionId: again.decisionId, moderator: ada })).toEqual({
      decisionId: again.decisionId,
    })
  }
})

test('what was done is reversed under the old number', async () => {
  const text = someText()
  const asked = await ask(text)
  const { decisionId } = await decide(asked, 'SPAM')
  await db().action.updateMany({ where: { decisionId }, data: { state: 'DONE', endedAt: new Date() } })
  const saved = await save(text)
  await join(saved.versionId)
  const { reversals } = await reverseDecision({ itemId: asked.itemId ?? 0, decisionId, moderator: ada })
  expect(reversals).toHaveLength(1)
  expect(await actions(saved.itemId)).toMatchObject([
    { kind: 'BLOCK_USER', state: 'DONE' },
    { kind: 'CLOSE_ISSUE', state: 'CANCELLED' },
    { kind: 'UNBLOCK_USER', state: 'SCHEDULED' },
  ])
  expect(await item(saved.itemId)).toMatchObject({ reviewState: 'PENDING' })
})

test('a decision taken back, a doubt and a skip go with the item as well', async () => {
  const text = someText()
  const asked = await ask(text)
  const { decisionId } = await decide(asked, 'SPAM')
  await undoDecision({ itemId: asked.itemId ?? 0, decisionId, moderator: ada })
  await decide(asked, 'SKIP', bob)
  await decide(asked, 'UNSURE')
  const saved = await save(text)
  await join(saved.versionId)
  expect(await item(saved.itemId)).toMatchObject({ reviewState: 'SECOND_OPINION' })
  expect(await db().decision.count({ where: placeOf(saved) })).toBe(3)
  expect((await actions(saved.itemId)).map(({ kind, state }) => [kind, state])).toEqual([['BLOCK_USER', 'CANCELLED']])
})

test('“not spam” decides the saved item, though its own verdict sent it to review', async () => {
  const text = someText()
  await decide(await ask(text), 'NOT_SPAM')
  const saved = await save(text, { route: 'REVIEW' })
  await join(saved.versionId)
  expect(await item(saved.itemId)).toMatchObject({ reviewState: 'DECIDED' })
  expect(await actions(saved.itemId)).toEqual([])
})

test('two people decided, one on each: the newer word counts, and of two that agree the older stays', async () => {
  const text = someText()
  const asked = await ask(text)
  await decide(asked, 'SPAM')
  const saved = await save(text, { route: 'REVIEW' })
  const last = await decide(saved, 'NOT_SPAM', bob)
  await join(saved.versionId)
  expect(await item(saved.itemId)).toMatchObject({ reviewState: 'DECIDED' })
  expect(await actions(saved.itemId)).toMatchObject([{ kind: 'BLOCK_USER', state: 'CANCELLED' }])
  const detail = await findItem({ itemId: saved.itemId, userId: ada.id })
  expect(detail.standing).toMatchObject({ decisionId: last.decisionId, kind: 'NOT_SPAM' })
  expect(detail.timeline.map(({ words }) => words)).toContain('Another decision on the same text counts')

  const other = someText()
  const askedOther = await ask(other)
  const first = await decide(askedOther, 'SPAM')
  const savedOther = await save(other, { route: 'REVIEW' })
  await decide(savedOther, 'SPAM', bob)
  await join(savedOther.versionId)
  const ofFirst = (await actions(savedOther.itemId)).filter(({ decisionId }) => decisionId === first.decisionId)
  expect(ofFirst.map(({ kind, state }) => [kind, state])).toEqual([
    ['BLOCK_USER', 'SCHEDULED'],
    ['CLOSE_ISSUE', 'SCHEDULED'],
  ])
  expect(await db().action.count({ where: { itemId: savedOther.itemId, state: 'SCHEDULED' } })).toBe(2)
  expect(await db().decision.count({ where: { ...placeOf(savedOther), undoneAt: null } })).toBe(1)
})

test('what somebody has called off is not made up for', async () => {
  const text = someText()
  const asked = await ask(text)
  const { decisionId } = await decide(asked, 'SPAM')
  await db().action.updateMany({ where: { decisionId }, data: { state: 'CANCELLED', reason: 'undone' } })
  const saved = await save(text)
  await join(saved.versionId)
  expect(await actions(saved.itemId)).toMatchObject([{ kind: 'BLOCK_USER', state: 'CANCELLED' }])
})

test('in a dry run the rest is planned only', async () => {
  await set({ dryRun: true })
  const text = someText()
  await decide(await ask(text), 'SPAM')
  const saved = await save(text)
  await join(saved.versionId)
  expect((await actions(saved.itemId)).map(({ kind, state }) => [kind, state])).toEqual([
    ['BLOCK_USER', 'PLANNED'],
    ['CLOSE_ISSUE', 'PLANNED'],
  ])
  await set({})
})

test('a decision is a label once, before and after', async () => {
  const text = someText()
  const asked = await ask(text)
  const { decisionId } = await decide(asked, 'SPAM')
  const labels = async () => {
    const contents: unknown[] = []
    const onContent = (_: number, content: unknown) => contents.push(content)
    const decisions = await readLabelledDecisions({ db: database().pool, after: decisionId - 1, onContent })
    return { ids: decisions.map(({ decisionId }) => decisionId), contents: contents.length }
  }
  expect(await labels()).toEqual({ ids: [decisionId], contents: 1 })
  const saved = await save(text)
  await join(saved.versionId)
  expect(await labels()).toEqual({ ids: [decisionId], contents: 1 })
})

test('whoever comes too late is told which item it is now', async () => {
  const text = someText()
  const asked = await ask(text)
  const saved = await save(text)
  await join(saved.versionId)
  const refused = { code: 'conflict', details: { why: 'joined', itemId: saved.itemId } }
  await expect(decide(asked, 'SPAM')).rejects.toMatchObject(refused)
  await expect(findItem({ itemId: asked.itemId ?? 0, userId: ada.id })).rejects.toMatchObject(refused)
  await expect(decide({ itemId: 2_000_000_000, versionId: 1 }, 'SPAM')).rejects.toMatchObject({ code: 'not_found' })
})

test('deciding and recognising at the same moment: the decision is on the saved item, or the moderator is told', async () => {
  const outcomes = new Set<string>()
  for (let round = 0; round < 25; round++) {
    const text = someText()
    const asked = await ask(text)
    const saved = await save(text)
    const kind = round % 2 ? 'SPAM' : 'NOT_SPAM'
    const order = [() => decide(asked, kind).catch((error: unknown) => error), () => join(saved.versionId)]
    const isFirst = round % 3 === 0
    const results = await Promise.all((isFirst ? order : order.toReversed()).map((run) => run()))
    const result = results[isFirst ? 0 : 1]
    expect(await db().item.count({ where: { id: asked.itemId ?? 0 } })).toBe(0)
    const standing = await db().decision.findMany({ where: { itemId: saved.itemId } })
    if (result instanceof AppError) {
      outcomes.add('told')
      expect(result).toMatchObject({ code: 'conflict', details: { why: 'joined', itemId: saved.itemId } })
      expect(standing).toEqual([])
      expect(await item(saved.itemId)).toMatchObject({ reviewState: 'PENDING' })
    } else {
      outcomes.add('carried over')
      expect(standing).toMatchObject([{ kind, versionId: saved.versionId }])
      expect(await item(saved.itemId)).toMatchObject({ reviewState: 'DECIDED' })
      expect((await actions(saved.itemId)).map(({ kind }) => kind)).toEqual(
        kind === 'SPAM' ? ['BLOCK_USER', 'CLOSE_ISSUE'] : [],
      )
    }
    expect(await calls(saved.itemId)).toHaveLength(1)
  }
  expect(outcomes.size).toBeGreaterThan(0)
})

const placeOf = ({ itemId, versionId }: { itemId: number; versionId: number }) => ({ itemId, versionId })
