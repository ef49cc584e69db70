import { randomBytes, randomInt } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { madeAuthor, madeContent } from '../fetch/made-content.fixture'
import { createVersionStore } from '../fetch/store-version'
import { withTestDatabase } from '../testing/with-test-database'
import { createNewItemStore, type NewItem } from './store-new-item'

const database = withTestDatabase()
const newId = () => randomInt(1, 2_000_000_000)

async function addEvent(): Promise<string> {
  const raw = randomBytes(8)
  const data = { dedupeKey: raw.toString('hex'), raw, rawBytes: 8, sha256: Buffer.alloc(32) }
  return String((await database().prisma.event.create({ data })).id)
}

type Given = { gitlabId?: number; title?: string; observation?: number } & Partial<NewItem['judged']>

async function newItem({ gitlabId = newId(), title = 'Buy', observation = 1, ...over }: Given = {}): Promise<NewItem> {
  const judged: NewItem['judged'] = {
    verdict: 'DISALLOW',
    uncapped: 'BLOCK',
    route: 'REVIEW',
    eventId: await addEvent(),
    eventKind: 'issue_open',
    eventSubject: `issue:${gitlabId}`,
    score: 0.95,
    model: 'test',
    fallback: null,
    reasons: [{ group: 'words', text: 'words: "buy", \\ back', weight: 1, spans: [] }],
    trust: null,
    settingsId: null,
    ...over,
  }
  const fetched = madeContent({ gitlabId, title, author: madeAuthor({ gitlabId: gitlabId % 1000 }) })
  return { fetched, observation: String(observation), judged, reason: judged.route === 'REVIEW' ? 'queued' : 'allowed' }
}

const itemOf = ({ fetched }: NewItem) =>
  database().prisma.item.findUniqueOrThrow({
    where: { kind_gitlabId: { kind: 'issue', gitlabId: fetched.item.gitlabId } },
    include: { version: { include: { verdict: true } }, author: true, versions: true },
  })
const eventOf = ({ judged }: NewItem) =>
  database().prisma.event.findUniqueOrThrow({ where: { id: BigInt(judged.eventId) } })

describe('createNewItemStore', () => {
  test('keeps author, item, version and verdict, puts the item in the queue and ends the event', async () => {
    const given = await newItem({ title: 'Cheap watches' })
    const stored = await createNewItemStore(database()).store(given)
    const item = await itemOf(given)
    expect(stored).toEqual({ itemId: item.id, versionId: item.versionId })
    expect(item).toMatchObject({
      title: 'Cheap watches',
      reviewState: 'PENDING',
      score: 0.95,
      queuedAt: expect.any(Date),
      path: 'people/garden',
      ref: { iid: 1 },
      visibility: 'public',
      author: { gitlabId: given.fetched.author?.gitlabId },
      version: { fields: given.fetched.content.fields, observation: 1n },
    })
    expect(item.version?.verdict).toMatchObject({
      itemId: item.id,
      verdict: 'DISALLOW',
      uncapped: 'BLOCK',
      route: 'REVIEW',
      reasons: given.judged.reasons,
    })
    expect(await eventOf(given)).toMatchObject({
      state: 'DONE',
      reason: 'queued',
      step: 'DECIDE',
      itemId: item.id,
      versionId: item.versionId,
      endedAt: expect.any(Date),
      kind: 'issue_open',
      subject: given.judged.eventSubject,
    })
  })

  test('what is allowed stays out of the queue', async () => {
    const given = await newItem({ verdict: 'ALLOW', uncapped: 'ALLOW', route: 'ALLOW', score: 0.1, reasons: [] })
    await createNewItemStore(database()).store(given)
    expect(await itemOf(given)).toMatchObject({ reviewState: 'NONE', queuedAt: null, score: 0.1 })
  })

  test('where policy is to act the event stays open at DECIDE, with its version', async () => {
    const given = { ...(await newItem({ route: 'ACT' })), reason: null }
    const stored = await createNewItemStore(database()).store(given)
    expect(await itemOf(given)).toMatchObject({ reviewState: 'PENDING' })
    expect(await eventOf(given)).toMatchObject({
      state: 'OPEN',
      step: 'DECIDE',
      reason: 'policy_acts',
      endedAt: null,
      versionId: stored?.versionId,
    })
  })

  test('an item that was there before is left as it is, and so is its event', async () => {
    const { pool, prisma } = database()
    const given = await newItem()
    const before = await createVersionStore({ pool }).store({
      fetched: madeContent({ gitlabId: given.fetched.item.gitlabId, title: 'Earlier' }),
      observation: '7',
      eventId: null,
    })
    expect(await createNewItemStore({ pool }).store(given)).toBeNull()
    expect(await itemOf(given)).toMatchObject({ id: before.itemId, versionId: before.versionId, title: 'Earlier' })
    expect(await eventOf(given)).toMatchObject({ state: 'OPEN', itemId: null })
    expect(await prisma.verdict.count({ where: { itemId: before.itemId } })).toBe(0)
  })

  test('of many about the same new item, in one batch and in two workers, one is kept whole', async () => {
    const gitlabId = newId()
    const given = await Promise.all(
      Array.from({ length: 12 }, (_, index) => newItem({ gitlabId, title: `Look ${index}`, observation: index })),
    )
    const stores = [createNewItemStore(database()), createNewItemStore(database())]
    const stored = await Promise.all(given.map((item, index) => stores[index % 2]?.store(item)))
    expect(stored.filter((made) => made !== null)).toHaveLength(1)
    const winner = given[stored.findIndex((made) => made !== null)]
    if (!winner) throw new Error('nobody made the item')
    const item = await itemOf(winner)
    expect(item).toMatchObject({ title: winner.fetched.item.title, versions: [{}] })
    expect(item.version?.fields).toEqual(winner.fetched.content.fields)
    expect(await eventOf(winner)).toMatchObject({ state: 'DONE' })
  })

  test('two workers with the same new items in opposite order get by each other', async () => {
    const one = await Promise.all(Array.from({ length: 60 }, () => newItem()))
    const two = await Promise.all(one.map(({ fetched }) => newItem({ gitlabId: fetched.item.gitlabId })))
    const stores = [createNewItemStore(database()), createNewItemStore(database())]
    const stored = await Promise.all([
      ...one.map((item) => stores[0]?.store(item)),
      ...two.reverse().map((item) => stores[1]?.store(item)),
    ])
    expect(stored.filter((made) => made !== null)).toHaveLength(60)
  })

  test('no item is made without its author, though the author was stored before and the database lost it', async () => {
    const { pool, prisma } = database()
    const store = createNewItemStore({ pool })
    const first = await newItem()
    const second = await newItem()
    // The look-ups hand out the same row for five minutes.
    second.fetched.author = first.fetched.author
    expect(await store.store(first)).not.toBeNull()
    await prisma.item.updateMany({ where: { id: (await itemOf(first)).id }, data: { authorId: null } })
    await prisma.author.deleteMany({ where: { gitlabId: first.fetched.author?.gitlabId } })
    expect(await store.store(second)).toBeNull()
    expect(await eventOf(second)).toMatchObject({ state: 'OPEN', itemId: null })
  })

  test('an event that ended meanwhile stays as it ended', async () => {
    const given = await newItem()
    const where = { id: BigInt(given.judged.eventId) }
    await database().prisma.event.update({ where, data: { state: 'DEAD', reason: 'crashed_worker' } })
    await createNewItemStore(database()).store(given)
    expect(await eventOf(given)).toMatchObject({ state: 'DEAD', reason: 'crashed_worker' })
  })

  test('a row that Postgres refuses takes nobody along', async () => {
    const good = await Promise.all([newItem(), newItem(), newItem()])
    const bad = await newItem()
    bad.fetched.item.title = 'a\u0000b'
    const store = createNewItemStore(database())
    const settled = await Promise.allSettled([...good, bad].map((item) => store.store(item)))
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected'])
    for (const item of good) expect(await eventOf(item)).toMatchObject({ state: 'DONE' })
  })
})
