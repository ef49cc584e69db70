import { beforeAll, beforeEach, expect, test } from 'vitest'
import { type LiveMessage, listenLive } from '../db/live'
import type { User } from '../generated/prisma/client'
import { countLabels } from '../model/labels/count-labels'
import { readLabelledDecisions } from '../model/labels/read-labels'
import { readRecent } from '../model/labels/read-recent'
import { decideItem } from '../review/decide-item'
import type { DecisionInput } from '../review/decision-input'
import { undoDecision } from '../review/undo-decision'
import { buildUser } from '../testing/build'
import { withTestDatabase } from '../testing/with-test-database'
import { madeCall } from './call-record.fixture'
import { forgetTexts } from './forget-texts'
import { someText, type Text, withJoining } from './joining.fixture'
import { storeCalls } from './store-calls'
import { waitingCall } from './waiting-call'

const database = withTestDatabase()
const { ask, save, join, item, calls, set } = withJoining(database)
const db = () => database().prisma
const forget = () => forgetTexts({ pool: database().pool })
let ada: User
beforeAll(async () => {
  // 72 hours, as it is without settings.
  await set({})
  ada = await buildUser()
})
beforeEach(async () => {
  await forget()
})

/** As if it had been asked so long ago. */
async function askedAgo(hours: number, text: Text = someText()) {
  const asked = await ask(text)
  const at = new Date(Date.now() - hours * 3_600_000)
  await db().spamcheckCall.update({ where: { id: asked.id }, data: { at } })
  await db().item.updateMany({ where: { id: asked.itemId ?? 0 }, data: { firstSeenAt: at } })
  return { text, callId: asked.id, itemId: asked.itemId ?? 0, versionId: asked.versionId ?? 0 }
}
const decide = ({ itemId, versionId }: { itemId: number; versionId: number }, kind: DecisionInput['kind']) =>
  decideItem({ itemId, versionId, kind, moderator: ada })
const none = { texts: 0, deleted: 0, emptied: 0, calls: 0 }

test('what nobody decided on goes after its time with its text, and open pages are told', async () => {
  const messages: LiveMessage[] = []
  const live = listenLive({ databaseUrl: database().url, onMessage: (message) => messages.push(message) })
  await expect
    .poll(async () => {
      await database().pool.query(`SELECT pg_notify('natterjack_live', '{"topic":"model"}')`)
      return messages.length
    })
    .toBeGreaterThan(0)
  const old = await askedAgo(73)
  const skipped = await askedAgo(73)
  await decide(skipped, 'SKIP')
  const young = await askedAgo(71)
  expect(await forget()).toEqual({ ...none, texts: 2, deleted: 2 })
  expect(await db().item.count({ where: { id: { in: [old.itemId, skipped.itemId] } } })).toBe(0)
  expect(await db().spamcheckCall.findUnique({ where: { id: old.callId } })).toMatchObject({
    fields: null,
    reasons: null,
    itemId: null,
    score: 0.93,
  })
  expect(await item(young.itemId)).toMatchObject({ reviewState: 'PENDING' })
  expect((await calls(young.itemId))[0]?.fields).toEqual(young.text.fields)
  await expect.poll(() => messages).toContainEqual({ topic: 'queue', ids: [old.itemId, skipped.itemId] })
  expect(await forget()).toEqual(none)
  await live.close()
})

test('asked about again: it waits for the last one', async () => {
  const old = await askedAgo(100)
  await ask(old.text)
  expect(await forget()).toEqual({ ...none, texts: 1 })
  expect(await item(old.itemId)).toMatchObject({ reviewState: 'PENDING' })
})

test('spam that a person found keeps its text and is a label; what is no spam keeps the decision alone', async () => {
  const spam = await askedAgo(73)
  const ham = await askedAgo(73)
  const { decisionId: first } = await decide(spam, 'SPAM')
  const { decisionId } = await decide(ham, 'NOT_SPAM')
  expect(await forget()).toEqual({ ...none, texts: 2, emptied: 1 })
  expect(await db().itemVersion.findUnique({ where: { id: spam.versionId } })).toMatchObject({
    fields: spam.text.fields,
  })
  expect(await item(ham.itemId)).toMatchObject({ reviewState: 'DECIDED', title: '(text erased)' })
  expect(await db().itemVersion.findUnique({ where: { id: ham.versionId } })).toMatchObject({ fields: {} })
  expect(await db().verdict.findUnique({ where: { versionId: ham.versionId } })).toMatchObject({ reasons: [] })
  expect(await db().decisionTrace.count({ where: { decisionId } })).toBe(0)
  const contents: unknown[] = []
  const labels = await readLabelledDecisions({
    db: database().pool,
    after: first - 1,
    onContent: (_, content) => contents.push(content),
  })
  expect(labels.map(({ decisionId }) => decisionId)).toEqual([first])
  const counted = await countLabels({ pool: database().pool, after: { decisionId: first - 1, at: new Date() } })
  expect(counted.total).toBe(1)
  await readRecent(database().pool, (content) => expect(Object.keys(content.fields)).not.toEqual([]))
  expect(await forget()).toEqual(none)
})

test('what was acted on and taken back stays as a fact, without its text, and leaves the queue', async () => {
  const asked = await askedAgo(73)
  const { decisionId } = await decide(asked, 'SPAM')
  await undoDecision({ itemId: asked.itemId, decisionId, moderator: ada })
  expect(await item(asked.itemId)).toMatchObject({ reviewState: 'PENDING' })
  expect(await forget()).toEqual({ ...none, texts: 1, emptied: 1 })
  expect(await item(asked.itemId)).toMatchObject({ reviewState: 'NONE', queuedAt: null, title: '(text erased)' })
  expect(await db().action.count({ where: { itemId: asked.itemId } })).toBe(1)
  expect(await forget()).toEqual(none)
})

test('an erased item waits again, with its text, when GitLab asks about the same once more', async () => {
  const asked = await askedAgo(73)
  const { decisionId } = await decide(asked, 'SPAM')
  await undoDecision({ itemId: asked.itemId, decisionId, moderator: ada })
  await forget()
  expect(await item(asked.itemId)).toMatchObject({ reviewState: 'NONE' })
  const again = await ask(asked.text)
  expect(again.itemId).toBe(asked.itemId)
  expect(await item(asked.itemId)).toMatchObject({ reviewState: 'PENDING', title: asked.text.fields.title })
  const version = await db().itemVersion.findUniqueOrThrow({
    where: { id: asked.versionId },
    include: { verdict: true },
  })
  expect(version).toMatchObject({ fields: asked.text.fields, verdict: { route: 'REVIEW', score: again.score } })
  expect(version.verdict?.reasons).toEqual(again.reasons)
  await storeCalls({ pool: database().pool, calls: [waitingCall(again.record)] })
  expect(await forget()).toEqual(none)
  await decide(asked, 'NOT_SPAM')
})

test('what was saved and left unjoined by a worker that died is joined, not erased', async () => {
  const asked = await askedAgo(1)
  const late = await askedAgo(73)
  const saved = await save(asked.text)
  const savedLate = await save(late.text)
  expect(await forget()).toEqual(none)
  for (const { itemId } of [saved, savedLate]) {
    expect(await calls(itemId)).toHaveLength(1)
    expect(await item(itemId)).toMatchObject({ reviewState: 'PENDING' })
  }
})

test('an erased text is still recognised by its key when it comes after all', async () => {
  const late = await askedAgo(73)
  await decide(late, 'NOT_SPAM')
  await forget()
  const saved = await save(late.text)
  await ask(late.text, false)
  expect(await item(saved.itemId)).toMatchObject({ reviewState: 'DECIDED' })
  expect(await calls(saved.itemId)).toHaveLength(2)
})

test('calls are deleted after 90 days', async () => {
  const { callId } = await askedAgo(90 * 24 + 1)
  const young = await askedAgo(90 * 24 - 1)
  expect(await forget()).toMatchObject({ calls: 1, deleted: 2 })
  expect(await db().spamcheckCall.count({ where: { id: callId } })).toBe(0)
  expect(await db().spamcheckCall.count({ where: { id: young.callId } })).toBe(1)
})

test('several workers at once, and moderators who decide meanwhile: nobody fails, no decision is lost', async () => {
  const asked = await Promise.all(Array.from({ length: 12 }, () => askedAgo(73)))
  const [decided] = await Promise.all([
    Promise.all(asked.slice(0, 4).map((one) => decide(one, 'SPAM').catch((error: unknown) => error))),
    forget(),
    forget(),
  ])
  await forget()
  for (const [index, { itemId }] of asked.entries()) {
    const outcome = decided[index]
    if (outcome && !(outcome instanceof Error)) expect(await item(itemId)).toMatchObject({ reviewState: 'DECIDED' })
    else expect(await db().item.count({ where: { id: itemId } })).toBe(0)
    if (outcome instanceof Error) expect(outcome).toMatchObject({ code: 'not_found' })
  }
})

test('the time runs from the question: not from when it could be stored, and not by a clock that runs ahead', async () => {
  const [late, ahead] = [madeCall(someText()), madeCall(someText())]
  late.at = new Date(Date.now() - 73 * 3_600_000)
  ahead.at = new Date(Date.now() + 1_000 * 3_600_000)
  await storeCalls({ pool: database().pool, calls: [late, ahead].map(waitingCall) })
  const stored = await db().spamcheckCall.findUniqueOrThrow({ where: { uid: ahead.uid } })
  expect(stored.at.getTime()).toBeLessThanOrEqual(Date.now() + 60_000)
  expect((await item(stored.itemId ?? 0)).firstSeenAt.getTime()).toBeLessThanOrEqual(Date.now() + 60_000)
  expect(await forget()).toEqual({ ...none, texts: 1, deleted: 1 })
})

test('an item that can’t be joined holds up neither the others nor the end of anybody’s text', async () => {
  const over = await askedAgo(73)
  const stuck = await askedAgo(1)
  const other = await askedAgo(1)
  await database().pool.query(`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not this one'; END $$;
    CREATE TRIGGER refuse BEFORE DELETE ON item FOR EACH ROW WHEN (OLD.id = ${stuck.itemId}) EXECUTE FUNCTION refuse()`)
  const [savedStuck, savedOther] = [await save(stuck.text), await save(other.text)]
  await expect(join(savedStuck.versionId, savedOther.versionId)).rejects.toThrow('not this one')
  expect(await db().item.count({ where: { id: other.itemId } })).toBe(0)
  expect(await forget()).toEqual({ ...none, texts: 1, deleted: 1 })
  expect(await db().item.count({ where: { id: { in: [over.itemId, stuck.itemId] } } })).toBe(1)
  await database().pool.query('DROP FUNCTION refuse CASCADE')
  await forget()
  expect(await calls(savedStuck.itemId)).toHaveLength(1)
})
