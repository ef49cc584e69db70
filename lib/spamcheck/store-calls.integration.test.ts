import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { type LiveMessage, listenLive } from '../db/live'
import { madeAuthor } from '../fetch/made-content.fixture'
import { buildAuthor } from '../testing/build'
import { withTestDatabase } from '../testing/with-test-database'
import type { CallRecord } from './call'
import { allowed, madeCall } from './call-record.fixture'
import { storeCalls } from './store-calls'
import { waitingCall } from './waiting-call'

const database = withTestDatabase()
const db = () => database().prisma
const store = (...records: CallRecord[]) => storeCalls({ pool: database().pool, calls: records.map(waitingCall) })
const callOf = (uid: string) => db().spamcheckCall.findUniqueOrThrow({ where: { uid } })
const itemOf = (key: Buffer) =>
  db().item.findUniqueOrThrow({
    where: { askedKey: new Uint8Array(key) },
    include: { author: true, version: { include: { verdict: true } } },
  })
const nobodyYet = () => randomInt(10_000, 2_000_000_000)

test('every column of a call is kept, of the addresses only the domains', async () => {
  const record = madeCall({ authorId: nobodyYet(), fields: { title: 'Zoë 🐸', description: 'a, "b" {c} \\d NULL' } })
  expect(await store(record)).toBe(1)
  const row = await callOf(record.uid)
  expect(row).toMatchObject({
    at: record.at,
    type: 'issue',
    kind: 'issue',
    action: 'CREATE',
    correlationId: 'c-1',
    client: 'open',
    authorId: record.call.author.gitlabId,
    username: record.call.author.username,
    projectId: 12,
    projectPath: 'people/garden',
    userInProject: false,
    fields: record.call.content.fields,
    verdict: 'CONDITIONAL_ALLOW',
    judged: 'CONDITIONAL_ALLOW',
    uncapped: 'BLOCK',
    route: 'REVIEW',
    score: 0.93,
    reason: 'ml inference score',
    evaluated: true,
    trust: null,
    reasons: record.judgement.reasons,
    model: 'bundled-test',
    settingsId: null,
    tookMicros: 180,
    joinedAt: null,
  })
  expect(row.author).toEqual({
    createdAt: '2026-01-02T03:04:05.000Z',
    emails: [{ domain: 'people.example', verified: true }],
    facts: { accountAgeDays: 2 },
  })
  expect(Buffer.from(row.textKey)).toEqual(record.call.textKey)
})

test('what a moderator should see is in the queue, known by its text, and its author is known as far as GitLab told', async () => {
  const messages: LiveMessage[] = []
  const live = listenLive({ databaseUrl: database().url, onMessage: (message) => messages.push(message) })
  await expect
    .poll(async () => {
      await database().pool.query(`SELECT pg_notify('natterjack_live', '{"topic":"model"}')`)
      return messages.length
    })
    .toBeGreaterThan(0)
  const record = madeCall({ authorId: nobodyYet() })
  await store(record)
  const item = await itemOf(record.call.textKey)
  expect(item).toMatchObject({
    kind: 'issue',
    gitlabId: null,
    title: 'Cheap watches',
    path: 'people/garden',
    projectId: 12,
    confidential: true,
    score: 0.93,
    reviewState: 'PENDING',
    author: { username: record.call.author.username, state: 'unknown', isAdmin: false },
    version: {
      fields: record.call.content.fields,
      meta: { author: { accountAgeDays: 2 }, confidential: true },
      verdict: { verdict: 'CONDITIONAL_ALLOW', uncapped: 'BLOCK', route: 'REVIEW', score: 0.93 },
    },
  })
  expect(item.queuedAt).not.toBeNull()
  expect(await callOf(record.uid)).toMatchObject({ itemId: item.id, versionId: item.versionId, joinedAt: null })
  await expect.poll(() => messages).toContainEqual({ topic: 'queue', ids: [item.id] })
  await live.close()
})

test('asking again about the same text is the same item, also in one batch, also when the second answer is milder', async () => {
  const authorId = nobodyYet()
  const fields = { title: 'Again', description: 'and again' }
  const [first, second, third] = [
    madeCall({ authorId, fields }),
    madeCall({ authorId, fields }),
    madeCall({ authorId, fields, judgement: allowed }),
  ]
  await store(first, second)
  await store(third)
  const item = await itemOf(first.call.textKey)
  expect(await db().spamcheckCall.count({ where: { itemId: item.id } })).toBe(3)
  expect(await db().itemVersion.count({ where: { itemId: item.id } })).toBe(1)
})

test('the same call twice is stored once, in one batch or two', async () => {
  const record = madeCall({ authorId: nobodyYet() })
  expect(await store(record, record)).toBe(1)
  expect(await store(record)).toBe(0)
  expect(await db().spamcheckCall.count({ where: { uid: record.uid } })).toBe(1)
})

test('two workers with the same texts in another order don’t wait for each other', async () => {
  const authorId = nobodyYet()
  const texts = Array.from({ length: 60 }, (_, n) => ({ title: `Text ${n}` }))
  const made = () => texts.map((fields) => madeCall({ authorId, fields }))
  const rounds = [made(), made().reverse(), made(), made().reverse()]
  const results = await Promise.all(rounds.map((records) => store(...records)))
  expect(results).toEqual([60, 60, 60, 60])
  expect(await db().item.count({ where: { author: { gitlabId: authorId } } })).toBe(60)
})

test('what is let through makes no item', async () => {
  const record = madeCall({ authorId: nobodyYet(), judgement: allowed })
  await store(record)
  expect(await callOf(record.uid)).toMatchObject({ itemId: null, fields: record.call.content.fields, reasons: [] })
  expect(await db().author.count({ where: { gitlabId: record.call.author.gitlabId ?? 0 } })).toBe(0)
})

test('of the trusted, and where nothing was evaluated, no text is kept', async () => {
  const authorId = nobodyYet()
  const trusted = madeCall({ authorId, judgement: { ...allowed, trust: { rule: 'user', reason: 'user ada' } } })
  const byEmail = madeCall({ authorId, judgement: { ...allowed, emailAllowed: true } })
  const left = madeCall({
    authorId,
    judgement: {
      ...allowed,
      answer: { verdict: 'NOOP', score: 0, reason: 'project not allowed', evaluated: false, extraAttributes: {} },
      score: null,
    },
  })
  await store(trusted, byEmail, left)
  for (const { uid } of [trusted, byEmail, left])
    expect(await callOf(uid)).toMatchObject({ fields: null, reasons: null })
  expect(await callOf(trusted.uid)).toMatchObject({ trust: { rule: 'user' }, score: 0.02 })
})

test('an author who is known stays as GitLab showed them', async () => {
  const author = await buildAuthor({ username: 'long-known', state: 'active', isBot: true })
  await store(madeCall({ author: madeAuthor({ gitlabId: author.gitlabId, username: 'renamed' }) }))
  expect(await db().author.findUnique({ where: { id: author.id } })).toEqual(author)
})

test('a GitLab that doesn’t number authors: known by name, or nobody', async () => {
  const author = await buildAuthor({ username: 'by-name' })
  const known = madeCall({ authorId: null })
  known.call.author.username = 'by-name'
  const stranger = madeCall({ authorId: null, fields: { title: 'Of a stranger' } })
  await store(known, stranger)
  expect((await itemOf(known.call.textKey)).authorId).toBe(author.id)
  expect((await itemOf(stranger.call.textKey)).authorId).toBeNull()
})
