import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { makePool } from '../db/pool'
import type { Author, Prisma } from '../generated/prisma/client'
import { log } from '../log'
import { buildAuthor, buildItem, buildUser, buildVersion } from '../testing/build'
import { withTestDatabase } from '../testing/with-test-database'
import { askedCall } from './call.fixture'
import { findStandings } from './find-standings'
import { createKnownAuthors } from './known-authors'
import { noStanding } from './standing'
import { createStandings } from './standings'

const database = withTestDatabase()
const day = 86_400_000
let moderatorId: number

beforeAll(async () => {
  moderatorId = (await buildUser()).id
})

const standingOf = async (author: Pick<Author, 'gitlabId'>) =>
  (await findStandings({ pool: database().pool, gitlabIds: [author.gitlabId] }))[0]

async function decided(author: Author, decision: Partial<Prisma.DecisionUncheckedCreateInput>, judged = true) {
  const item = await buildItem({ author, judged, item: { reviewState: 'DECIDED' } })
  const about = { itemId: item.id, versionId: item.versionId }
  await database().prisma.decision.create({ data: { ...about, moderatorId, kind: 'SPAM', ...decision } })
  return item
}

let serial = 0
async function asked(authorId: number, over: Partial<Prisma.SpamcheckCallUncheckedCreateInput> = {}) {
  const word = { verdict: 'ALLOW', judged: 'ALLOW', uncapped: 'ALLOW', route: 'ALLOW' } as const
  const whose = { authorId, username: 'mallory', userInProject: false, client: 'gitlab', correlationId: 'x' }
  const what = {
    type: 'issue',
    kind: 'issue',
    action: 'CREATE',
    reason: 'ml inference score',
    evaluated: true,
  } as const
  const textKey = Buffer.from(`text ${++serial}`)
  const uid = crypto.randomUUID()
  await database().prisma.spamcheckCall.create({
    data: { uid, at: new Date(), ...whose, ...what, ...word, textKey, tookMicros: 1, ...over },
  })
}

test('of an account never seen, nothing is known', async () => {
  expect(await standingOf({ gitlabId: 987_654 })).toEqual(noStanding)
})

test('people’s standing decisions count, each item once, by its last', async () => {
  const author = await buildAuthor()
  await decided(author, {})
  const changed = await decided(author, { kind: 'NOT_SPAM' })
  const versionId = await buildVersion({ itemId: changed.id, fields: { title: 'Edited' } })
  const again = { itemId: changed.id, versionId, moderatorId }
  await database().prisma.decision.create({ data: { ...again, kind: 'SPAM' } })
  await decided(author, { kind: 'NOT_SPAM', createdAt: new Date(Date.now() - 3 * day) })
  await decided(author, { kind: 'NOT_SPAM', createdAt: new Date(Date.now() - 9 * day) })
  await decided(author, { kind: 'NOT_SPAM', createdAt: new Date(Date.now() - 9 * day) })
  expect((await standingOf(author))?.decided).toEqual({ spam: 2, notSpam: 3, notSpamDays: 2 })
})

test('what was undone, left open or decided by policy is no decision; policy’s is a flag', async () => {
  const author = await buildAuthor()
  await decided(author, { undoneAt: new Date() })
  await decided(author, { kind: 'UNSURE' })
  await decided(author, { kind: 'SKIP' })
  await decided(author, { moderatorId: null })
  expect(await standingOf(author)).toMatchObject({ decided: { spam: 0, notSpam: 0, notSpamDays: 0 }, flagged: 4 })
})

test('an item edited since speaks no longer for its author, but still against', async () => {
  const author = await buildAuthor()
  for (const kind of ['SPAM', 'NOT_SPAM'] as const) {
    const item = await decided(author, { kind })
    await buildVersion({ itemId: item.id, fields: { title: 'Edited', description: kind } })
  }
  expect((await standingOf(author))?.decided).toEqual({ spam: 1, notSpam: 0, notSpamDays: 0 })
})

test('flags of the last seven days count, decided ones don’t', async () => {
  const author = await buildAuthor()
  await buildItem({ author })
  await buildItem({ author, verdict: { route: 'ALLOW' } })
  await buildItem({ author, verdict: { createdAt: new Date(Date.now() - 8 * day) } })
  await decided(author, {})
  expect((await standingOf(author))?.flagged).toBe(1)
})

test('different texts of the last hour, as far as they are stored', async () => {
  const author = await buildAuthor()
  const textKey = Buffer.from('twice the same')
  await asked(author.gitlabId, { textKey })
  await asked(author.gitlabId, { textKey })
  await asked(author.gitlabId)
  await asked(author.gitlabId, { at: new Date(Date.now() - 2 * 3_600_000) })
  await asked(author.gitlabId + 1_000_000)
  expect((await standingOf(author))?.texts).toBe(2)
})

test('an account counts as it was last seen, for a month', async () => {
  const facts = { isAdmin: true, trustedBy: 'root/1+2026', createdByAdmin: true, state: 'blocked' }
  const author = await buildAuthor(facts)
  const { gitlabId, username } = author
  expect((await standingOf(author))?.account).toEqual({ ...facts, gitlabId, username, isBot: false })
  const lost = await buildAuthor({ ...facts, fetchedAt: new Date(Date.now() - 31 * day) })
  expect((await standingOf(lost))?.account).toBeNull()
})

test('many at once come back in their order', async () => {
  const authors = [await buildAuthor({ state: 'blocked' }), await buildAuthor(), await buildAuthor({ state: 'banned' })]
  const gitlabIds = [987_654, ...authors.map(({ gitlabId }) => gitlabId)].reverse()
  const found = await findStandings({ pool: database().pool, gitlabIds })
  expect(found.map(({ account }) => account?.gitlabId ?? null)).toEqual([...gitlabIds.slice(0, 3), null])
})

test('while the database doesn’t answer, calls are answered without, and later ones find it again', async () => {
  const pool = makePool(database().url, 2, { quick: true })
  const standings = createStandings({ pool })
  const author = await buildAuthor({ state: 'blocked' })
  const call = askedCall({ author: { gitlabId: author.gitlabId } })
  const held = await database().pool.connect()
  onTestFinished(async () => {
    held.release()
    await standings.stop()
    await pool.end()
  })
  await held.query('BEGIN; LOCK TABLE author IN ACCESS EXCLUSIVE MODE')
  expect(await standings.of(call)).toBeNull()
  // Nor does the statement wait for ever: it is given up while the lock is still there.
  await standings.stop()
  expect(standings.held(call)).toBeNull()
  await held.query('ROLLBACK')
  await expect.poll(() => standings.held(call)).toBeUndefined()
  await expect.poll(() => standings.of(call)).toMatchObject({ account: { state: 'blocked' } })
})

test('an author is no stranger once anything is known that would count, and only then', async () => {
  const flags = { verdict: 'CONDITIONAL_ALLOW', uncapped: 'CONDITIONAL_ALLOW', route: 'REVIEW' } as const
  const flagged = async (createdAt: Date) => {
    const author = await buildAuthor()
    await buildItem({ author, verdict: { ...flags, createdAt } })
    return author
  }
  const byPolicy = await buildAuthor()
  await decided(byPolicy, { moderatorId: null }, false)
  const plain = await buildAuthor()
  await buildItem({ author: plain, verdict: { verdict: 'ALLOW', uncapped: 'ALLOW', route: 'ALLOW' } })
  const spammer = await buildAuthor()
  await decided(spammer, {}, false)
  const strangers = [plain, byPolicy, await flagged(new Date(Date.now() - 8 * day))]
  const others = [
    spammer,
    await flagged(new Date()),
    await buildAuthor({ state: 'blocked' }),
    await buildAuthor({ state: 'banned' }),
    await buildAuthor({ isAdmin: true }),
    await buildAuthor({ isBot: true }),
    await buildAuthor({ trustedBy: 'root/1+2026' }),
  ]
  const authors = createKnownAuthors({ pool: database().pool, log })
  onTestFinished(authors.stop)
  await expect.poll(() => authors.isStranger(plain.gitlabId)).toBe(true)
  expect(strangers.map(({ gitlabId }) => authors.isStranger(gitlabId))).toEqual(strangers.map(() => true))
  expect(others.map(({ gitlabId }) => authors.isStranger(gitlabId))).toEqual(others.map(() => false))
})

test('a decision on somebody who was a stranger shows soon', async () => {
  const authors = createKnownAuthors({ pool: database().pool, log, everyMs: 20 })
  onTestFinished(authors.stop)
  const author = await buildAuthor()
  await expect.poll(() => authors.isStranger(author.gitlabId)).toBe(true)
  await decided(author, {}, false)
  await expect.poll(() => authors.isStranger(author.gitlabId)).toBe(false)
})
