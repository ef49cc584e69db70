import { beforeAll, expect, test } from 'vitest'
import { log } from '../log'
import { buildUser } from '../testing/build'
import { withTestDatabase } from '../testing/with-test-database'
import { createCallJoiner } from './call-joiner'
import { someText, withJoining } from './joining.fixture'

const database = withTestDatabase()
const { ask, save, join, item, calls, set } = withJoining(database)
const db = () => database().prisma
beforeAll(async () => {
  await set({})
})

test('asked first: the item that stood for it becomes the one that was saved, and waits as long as before', async () => {
  const text = someText()
  const asked = await ask(text)
  const waiting = await item(asked.itemId ?? 0)
  const saved = await save(text)
  await join(saved.versionId)
  expect(await item(saved.itemId)).toMatchObject({ reviewState: 'PENDING', queuedAt: waiting.queuedAt, askedKey: null })
  expect(await db().item.count({ where: { id: waiting.id } })).toBe(0)
  expect(await db().itemVersion.count({ where: { itemId: waiting.id } })).toBe(0)
  const [call] = await calls(saved.itemId)
  expect(call).toMatchObject({ uid: asked.record.uid, versionId: saved.versionId, fields: null })
  expect(call?.reasons).toEqual(asked.record.judgement.reasons)
  expect(call?.joinedAt).not.toBeNull()
})

test('saved first: the call is joined at once and makes no item', async () => {
  const text = someText()
  const saved = await save(text)
  expect(await ask(text)).toMatchObject({ itemId: saved.itemId, versionId: saved.versionId, fields: null })
  expect(await item(saved.itemId)).toMatchObject({ reviewState: 'PENDING' })
  expect(await db().item.count({ where: { author: { gitlabId: text.author.gitlabId } } })).toBe(1)
})

test('saved but not judged yet: the verdict comes first, then the joining', async () => {
  const text = someText()
  const saved = await save(text)
  await db().verdict.delete({ where: { versionId: saved.versionId } })
  const asked = await ask(text)
  expect(asked.itemId).not.toBe(saved.itemId)
  await save(text)
  await join(saved.versionId)
  expect(await item(saved.itemId)).toMatchObject({ reviewState: 'PENDING' })
})

test('what was let through is joined without entering the queue, however often it was asked', async () => {
  const text = someText()
  await ask(text, false)
  await ask(text, false)
  const saved = await save(text)
  await join(saved.versionId, saved.versionId)
  await ask(text, false)
  expect(await calls(saved.itemId)).toHaveLength(3)
  expect(await item(saved.itemId)).toMatchObject({ reviewState: 'NONE' })
})

test('another author’s, or another kind’s, same text is not joined', async () => {
  const text = someText()
  const asked = await ask(text)
  const { author } = someText()
  const saved = await save({ ...text, author })
  await join(saved.versionId)
  expect(await calls(saved.itemId)).toEqual([])
  expect(await item(asked.itemId ?? 0)).toMatchObject({ reviewState: 'PENDING' })
})

test('what a person has decided on, what is gone and what the trust rules exempt doesn’t enter the queue', async () => {
  const moderator = await buildUser()
  const decided = await save(someTextOf('decided'))
  await db().decision.create({ data: { ...ids(decided), kind: 'NOT_SPAM', moderatorId: moderator.id } })
  await db().item.update({ where: { id: decided.itemId }, data: { reviewState: 'DECIDED' } })
  const gone = await save(someTextOf('gone'))
  await db().item.update({ where: { id: gone.itemId }, data: { goneAt: new Date() } })
  const trusted = await save(someTextOf('trusted'), {
    trust: { rule: 'group', reason: 'Owner of group epfl' },
    score: null,
  })
  for (const name of ['decided', 'gone', 'trusted']) expect((await ask(someTextOf(name))).joinedAt).not.toBeNull()
  expect(await item(decided.itemId)).toMatchObject({ reviewState: 'DECIDED' })
  expect(await item(gone.itemId)).toMatchObject({ reviewState: 'NONE' })
  expect(await item(trusted.itemId)).toMatchObject({ reviewState: 'NONE' })
})

test('the same of an item that was made for the question', async () => {
  const text = someText()
  await ask(text)
  const saved = await save(text, { trust: { rule: 'group', reason: 'Owner of group epfl' }, score: null })
  await join(saved.versionId)
  expect(await item(saved.itemId)).toMatchObject({ reviewState: 'NONE' })
})

test('an older content is joined and moves nothing', async () => {
  const text = someText()
  await ask(text)
  const old = await save(text)
  const edited = await save({ ...text, fields: { title: 'Quite another', description: 'text' } }, {}, old.gitlabId)
  await join(old.versionId)
  expect(edited.itemId).toBe(old.itemId)
  expect(await item(old.itemId)).toMatchObject({ reviewState: 'NONE', versionId: edited.versionId })
  expect(await calls(old.itemId)).toMatchObject([{ versionId: old.versionId }])
})

test('a content that was flagged when GitLab asked waits again when it comes back', async () => {
  const text = someText()
  await ask(text)
  const first = await save(text)
  await join(first.versionId)
  const harmless = { ...text, fields: { title: 'Quite another', description: 'text' } }
  const second = await save(harmless, {}, first.gitlabId)
  expect(await item(first.itemId)).toMatchObject({ reviewState: 'NONE', versionId: second.versionId })
  await save(text)
  expect(await item(first.itemId)).toMatchObject({ reviewState: 'PENDING', versionId: first.versionId })
})

test('many workers join the same at once: it is done once', async () => {
  const texts = Array.from({ length: 12 }, someText)
  for (const text of texts) await ask(text)
  const saved = await Promise.all(texts.map((text) => save(text)))
  const versionIds = saved.map(({ versionId }) => versionId)
  await Promise.all([join(...versionIds), join(...versionIds.toReversed()), join(...versionIds), join(...versionIds)])
  for (const { itemId } of saved) {
    expect(await item(itemId)).toMatchObject({ reviewState: 'PENDING' })
    expect(await calls(itemId)).toHaveLength(1)
  }
  expect(
    await db().auditEntry.count({
      where: { action: 'item.joined', after: { path: ['item'], gte: saved[0]?.itemId ?? 0 } },
    }),
  ).toBe(12)
})

test('calls and hooks that cross each other: none is left over', async () => {
  const joiner = createCallJoiner({ pool: database().pool, log })
  const texts = Array.from({ length: 40 }, someText)
  const saved = await Promise.all(
    texts.map(async (text, index) => {
      const asking = ask(text, index % 2 === 0)
      const version = await save(text)
      await joiner.join({ versionId: version.versionId })
      await asking
      return version
    }),
  )
  for (const [index, { itemId }] of saved.entries()) {
    expect(await calls(itemId)).toHaveLength(1)
    expect(await item(itemId)).toMatchObject({ reviewState: index % 2 === 0 ? 'PENDING' : 'NONE' })
  }
  const authors = texts.map(({ author }) => author.gitlabId)
  expect(await db().item.count({ where: { author: { gitlabId: { in: authors } } } })).toBe(40)
})

function ids({ itemId, versionId }: { itemId: number; versionId: number }) {
  return { itemId, versionId }
}

const named = new Map<string, ReturnType<typeof someText>>()
function someTextOf(name: string): ReturnType<typeof someText> {
  const known = named.get(name) ?? someText()
  named.set(name, known)
  return known
}
