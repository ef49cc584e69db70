import { beforeAll, describe, expect, test } from 'vitest'
import type { User } from '../generated/prisma/client'
import { buildAuthor, buildItem, buildUser } from '../testing/build'
import { withTestDatabase } from '../testing/with-test-database'
import { countHidden } from './count-hidden'
import { decideItem } from './decide-item'
import { findItem } from './find-item'
import { findQueue } from './find-queue'
import { queueCursorSchema } from './queue-cursor'
import { type QueueFilter, queueFilterSchema } from './queue-filter'
import { queueSummary } from './queue-summary'

withTestDatabase()

let moderator: User
const scores = [0.99, 0.95, 0.95, 0.95, 0.61, 0.52, 0.45, null, null]

beforeAll(async () => {
  moderator = await buildUser()
  const author = await buildAuthor({ username: 'spin_100%' })
  for (const [index, score] of scores.entries()) {
    await buildItem({
      kind: index % 2 === 0 ? 'issue' : 'note',
      author: index === 0 ? author : undefined,
      fields: { title: `Item ${index}`, body: `Item ${index}` },
      score,
      // Two share a moment, so that the id decides.
      item: { queuedAt: new Date(Date.now() - Math.floor(index / 2) * 3_600_000) },
    })
  }
})

/** All pages of two rows each. */
async function walk(change: Partial<QueueFilter>) {
  const filter = queueFilterSchema.parse(change)
  const rows = []
  let cursor: string | null = null
  for (let page = 0; page < 20; page++) {
    const answer = await findQueue({
      filter,
      moderatorId: moderator.id,
      limit: 2,
      cursor: cursor ? queueCursorSchema.parse(cursor) : undefined,
    })
    rows.push(...answer.rows)
    cursor = answer.nextCursor
    if (!cursor) return rows
  }
  throw new Error('the pages never end')
}

describe('paging', () => {
  test('by score: every row once, falling, those without a score last', async () => {
    const rows = await walk({ sort: 'score' })
    expect(rows.map(({ score }) => score)).toEqual(scores)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(scores.length)
  })

  test.each(['oldest', 'newest'] as const)('%s: every row once, in order', async (sort) => {
    const rows = await walk({ sort })
    expect(new Set(rows.map(({ id }) => id)).size).toBe(scores.length)
    const times = rows.map(({ queuedAt }) => Date.parse(queuedAt ?? ''))
    expect(times).toEqual(times.toSorted((one, other) => (sort === 'oldest' ? one - other : other - one)))
  })
})

describe('filters', () => {
  test.each<[string, Partial<QueueFilter>, number]>([
    ['kind', { kind: 'note' }, 4],
    ['band', { band: 'sure' }, 4],
    ['band', { band: 'likely' }, 2],
    ['band', { band: 'fine' }, 0],
    ['age', { age: 'hour' }, 2],
    ['author', { author: 'spin_100%' }, 1],
    ['text in a title', { text: 'item 3' }, 1],
    ['text in a name, with a wildcard as itself', { text: '100%' }, 1],
    ['text that is only a wildcard', { text: '_' }, 1],
    ['two together', { kind: 'issue', band: 'sure' }, 2],
    ['quotes', { text: "'; DROP TABLE item; --" }, 0],
  ])('%s', async (_, filter, count) => {
    expect(await walk(filter)).toHaveLength(count)
  })

  test('the words of an empty list: what each filter hides', async () => {
    const filter = queueFilterSchema.parse({ kind: 'note', author: 'spin_100%' })
    expect(await countHidden({ filter, moderatorId: moderator.id })).toEqual([
      { filter: 'kind', hides: 1 },
      { filter: 'author', hides: 4 },
    ])
  })
})

test('decided items stand under their own state, newest decision first', async () => {
  const items = [await buildItem(), await buildItem()]
  for (const item of items)
    await decideItem({ itemId: item.id, kind: 'NOT_SPAM', versionId: item.versionId, moderator })
  const rows = await walk({ state: 'decided' })
  expect(rows.map(({ id }) => id)).toEqual(items.map(({ id }) => id).reverse())
  expect(rows[0]?.standing).toMatchObject({ kind: 'NOT_SPAM', mine: true })
})

test('the numbers of the frame', async () => {
  expect(await queueSummary({ moderatorId: moderator.id, withToday: true })).toMatchObject({
    waiting: scores.length,
    secondOpinion: 0,
    dryRun: true,
    today: { spam: 0, notSpam: 2, mine: 2 },
  })
})

test('an item with everything around it', async () => {
  const author = await buildAuthor({ email: 'Kim@Mail.Example', confirmedAt: null })
  const other = await buildItem({ author })
  await decideItem({ itemId: other.id, kind: 'SPAM', versionId: other.versionId, moderator })
  const item = await buildItem({ author, kind: 'user', fields: { name: 'Kim' } })
  const detail = await findItem({ itemId: item.id, userId: moderator.id })
  expect(detail).toMatchObject({
    title: 'Kim',
    state: 'PENDING',
    version: { id: item.versionId, fields: { name: 'Kim' } },
    author: { emailDomain: 'mail.example', emailConfirmed: false, itemCount: 2, decisions: { spam: 1, notSpam: 0 } },
    plan: { words: [expect.stringContaining(author.username)], refused: null },
  })
  expect(detail.author?.items).toMatchObject([{ id: other.id, decided: 'SPAM' }])
  await expect(findItem({ itemId: 2_000_000, userId: moderator.id })).rejects.toMatchObject({ code: 'not_found' })
})
