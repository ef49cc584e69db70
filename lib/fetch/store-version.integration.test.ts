import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withTestDatabase } from '../testing/with-test-database'
import { madeAuthor, madeContent } from './made-content.fixture'
import { markGone } from './mark-gone'
import { createVersionStore } from './store-version'

const database = withTestDatabase()
let nextId = 1000

async function itemOf(gitlabId: number) {
  return database().prisma.item.findUniqueOrThrow({
    where: { kind_gitlabId: { kind: 'issue', gitlabId } },
    include: { version: true, author: true, versions: true },
  })
}

async function newEvent(): Promise<string> {
  const { rows } = await database().pool.query(
    `INSERT INTO event (dedupe_key, raw_bytes, sha256, step) VALUES (gen_random_uuid()::text, 0, '', 'FETCH') RETURNING id::text`,
  )
  return rows[0].id
}

describe('createVersionStore', () => {
  test('keeps author, item and version, and moves the event', async () => {
    const { pool, prisma } = database()
    const store = createVersionStore({ pool })
    const eventId = await newEvent()
    const fetched = madeContent({ gitlabId: nextId++, title: 'Cheap watches', author: madeAuthor({ gitlabId: 7 }) })
    const stored = await store.store({ fetched, observation: '1', eventId })
    expect(stored).toMatchObject({ current: true, changed: true, alreadyJudged: false })
    const item = await itemOf(fetched.item.gitlabId)
    expect(item).toMatchObject({ id: stored.itemId, title: 'Cheap watches', versionId: stored.versionId, goneAt: null })
    expect(item.author).toMatchObject({ id: stored.authorId, gitlabId: 7, trustedBy: null })
    expect(item.version?.fields).toEqual(fetched.content.fields)
    expect(await prisma.event.findUniqueOrThrow({ where: { id: BigInt(eventId) } })).toMatchObject({
      step: 'TRUST',
      itemId: stored.itemId,
      versionId: stored.versionId,
    })
  })

  test('an event that has ended meanwhile stays ended', async () => {
    const { pool, prisma } = database()
    const eventId = await newEvent()
    await prisma.event.update({ where: { id: BigInt(eventId) }, data: { state: 'DEAD' } })
    await createVersionStore({ pool }).store({
      fetched: madeContent({ gitlabId: nextId++ }),
      observation: '1',
      eventId,
    })
    expect(await prisma.event.findUniqueOrThrow({ where: { id: BigInt(eventId) } })).toMatchObject({
      state: 'DEAD',
      step: 'FETCH',
      itemId: null,
    })
  })

  test('the same content again is the same version; the same batch may hold it many times', async () => {
    const { pool } = database()
    const store = createVersionStore({ pool })
    const gitlabId = nextId++
    const events = await Promise.all([newEvent(), newEvent(), newEvent()])
    const stored = await Promise.all(
      events.map((eventId, index) =>
        store.store({ fetched: madeContent({ gitlabId, title: 'Same' }), observation: String(10 + index), eventId }),
      ),
    )
    expect(new Set(stored.map((row) => row.versionId)).size).toBe(1)
    expect(await itemOf(gitlabId)).toMatchObject({ version: { observation: 12n }, versions: [{}] })
    const again = await store.store({
      fetched: madeContent({ gitlabId, title: 'Same' }),
      observation: '20',
      eventId: null,
    })
    expect(again).toMatchObject({ versionId: stored[0]?.versionId, current: true, changed: false })
  })

  test('whatever order contents arrive in and however they are batched, the newest is current', async () => {
    const { pool } = database()
    const looks = fc.array(
      fc.record({
        title: fc.constantFrom('A', 'B', 'C'),
        updated: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
        worker: fc.integer({ min: 0, max: 1 }),
        wait: fc.boolean(),
      }),
      { minLength: 1, maxLength: 8 },
    )
    await fc.assert(
      fc.asyncProperty(looks, fc.infiniteStream(fc.nat()), async (made, order) => {
        const stores = [createVersionStore({ pool }), createVersionStore({ pool })]
        const gitlabId = nextId++
        const numbered = made.map((look, index) => ({ ...look, observation: index + 1 }))
        const shuffled = numbered
          .map((look) => ({ look, at: order.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ look }) => look)
        const running: Promise<unknown>[] = []
        for (const look of shuffled) {
          const sourceUpdatedAt = look.updated === null ? null : new Date(1_700_000_000_000 + look.updated * 1000)
          const fetched = madeContent({ gitlabId, title: look.title, sourceUpdatedAt })
          running.push(
            stores[look.worker]?.store({ fetched, observation: String(look.observation), eventId: null }) ??
              Promise.reject(new Error('no such worker')),
          )
          if (look.wait) await Promise.all(running)
        }
        await Promise.all(running)
        // What GitLab calls the time of the change has no say: its author may have set it.
        const newest = numbered.at(-1)
        const item = await itemOf(gitlabId)
        expect(item.title).toBe(newest?.title)
        expect(item.version?.fields).toMatchObject({ title: newest?.title })
        expect(item.versions).toHaveLength(new Set(numbered.map((look) => look.title)).size)
      }),
      { numRuns: 60 },
    )
  })

  test('workers that store the same items in different orders at once never wait for each other', async () => {
    const { pool } = database()
    const ids = Array.from({ length: 40 }, () => nextId++)
    const stores = [1, 2, 3, 4].map(() => createVersionStore({ pool }))
    for (let round = 0; round < 5; round++) {
      const results = await Promise.all(
        stores.flatMap((store, worker) =>
          (worker % 2 ? ids : ids.toReversed()).map((gitlabId, index) =>
            store.store({
              fetched: madeContent({
                gitlabId,
                title: `round ${round} worker ${worker}`,
                author: madeAuthor({ gitlabId: 1 + (index % 7), signInCount: round * 10 + worker }),
              }),
              observation: String(round * 1000 + worker * 100 + index + 1),
              eventId: null,
            }),
          ),
        ),
      )
      expect(results).toHaveLength(160)
    }
    const { rows } = await pool.query(
      `SELECT count(*)::int AS n FROM item JOIN item_version v ON v.id = item.version_id
       WHERE item.gitlab_id = ANY($1) AND v.observation = (SELECT max(observation) FROM item_version WHERE item_id = item.id)`,
      [ids],
    )
    expect(rows[0].n).toBe(40)
  })

  test('what a cache held never replaces what was seen of the author meanwhile', async () => {
    const { pool, prisma } = database()
    const [one, two] = [createVersionStore({ pool }), createVersionStore({ pool })]
    const early = madeAuthor({ gitlabId: 900, state: 'active', fetchedAt: new Date('2026-01-01T00:00:00Z') })
    const late = madeAuthor({ gitlabId: 900, state: 'blocked', fetchedAt: new Date('2026-01-01T00:01:00Z') })
    await one.store({ fetched: madeContent({ gitlabId: nextId++, author: late }), observation: '1', eventId: null })
    await two.store({ fetched: madeContent({ gitlabId: nextId++, author: early }), observation: '2', eventId: null })
    expect(await prisma.author.findUniqueOrThrow({ where: { gitlabId: 900 } })).toMatchObject({ state: 'blocked' })
  })

  test('an author that was stored before, and that the database lost, is stored again', async () => {
    const { pool, prisma } = database()
    const store = createVersionStore({ pool })
    const author = madeAuthor({ gitlabId: nextId++ })
    const [first, second] = [nextId++, nextId++].map((gitlabId) => madeContent({ gitlabId, author }))
    if (!first || !second) throw new Error('two were made')
    const { itemId } = await store.store({ fetched: first, observation: '1', eventId: null })
    await prisma.item.update({ where: { id: itemId }, data: { authorId: null } })
    await prisma.author.delete({ where: { gitlabId: author.gitlabId } })
    const stored = await store.store({ fetched: second, observation: '2', eventId: null })
    expect(stored).toMatchObject({ authorId: expect.any(Number), current: true, changed: true })
    expect((await itemOf(second.item.gitlabId)).author).toMatchObject({ gitlabId: author.gitlabId })
  })

  test('a row that Postgres refuses takes nobody along', async () => {
    const store = createVersionStore(database())
    const all = [nextId++, nextId++, nextId++, nextId++].map((gitlabId) => madeContent({ gitlabId }))
    if (all[3]) all[3].item.title = 'a\u0000b'
    const settled = await Promise.allSettled(
      all.map((fetched) => store.store({ fetched, observation: '1', eventId: null })),
    )
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected'])
  })

  test('back at a content that was judged before, the item takes up that verdict again', async () => {
    const { pool, prisma } = database()
    const store = createVersionStore({ pool })
    const gitlabId = nextId++
    const put = (title: string, observation: string) =>
      store.store({ fetched: madeContent({ gitlabId, title }), observation, eventId: null })
    const bad = await put('Buy now', '1')
    const verdict = { itemId: bad.itemId, verdict: 'DISALLOW', uncapped: 'DISALLOW' } as const
    await prisma.verdict.create({ data: { ...verdict, versionId: bad.versionId, route: 'REVIEW', score: 0.8 } })
    await prisma.item.update({ where: { id: bad.itemId }, data: { reviewState: 'PENDING', score: 0.8 } })
    const good = await put('Hello', '2')
    expect(good).toMatchObject({ current: true, changed: true, alreadyJudged: false })
    await prisma.item.update({ where: { id: bad.itemId }, data: { reviewState: 'NONE', score: 0.1 } })
    expect(await put('Buy now', '3')).toMatchObject({ changed: true, alreadyJudged: true, versionId: bad.versionId })
    expect(await itemOf(gitlabId)).toMatchObject({ reviewState: 'PENDING', score: 0.8 })
  })
})

describe('markGone', () => {
  test('ends the event and takes the item off the queue; a later look brings it back, an earlier one does not', async () => {
    const { pool, prisma } = database()
    const store = createVersionStore({ pool })
    const gitlabId = nextId++
    const put = (observation: string) =>
      store.store({ fetched: madeContent({ gitlabId, title: 'Here' }), observation, eventId: null })
    const { itemId, versionId } = await put('5')
    await prisma.verdict.create({
      data: { itemId, versionId, verdict: 'BLOCK', uncapped: 'BLOCK', route: 'REVIEW', score: 0.9 },
    })
    await prisma.item.update({ where: { id: itemId }, data: { reviewState: 'PENDING' } })
    const eventId = await newEvent()
    const subject = { kind: 'issue', id: gitlabId } as const
    const gone = await markGone({ pool, subject, observation: '10', eventId, detail: 'GitLab answered 404.' })
    expect(gone).toEqual({ itemId })
    expect(await itemOf(gitlabId)).toMatchObject({ reviewState: 'NONE', goneAt: expect.any(Date) })
    expect(await prisma.event.findUniqueOrThrow({ where: { id: BigInt(eventId) } })).toMatchObject({
      state: 'DONE',
      reason: 'gone',
      itemId,
    })
    await put('9')
    expect(await itemOf(gitlabId)).toMatchObject({ goneAt: expect.any(Date) })
    await put('11')
    expect(await itemOf(gitlabId)).toMatchObject({ goneAt: null, reviewState: 'PENDING' })
  })

  test('a look that began before the newest content was seen marks nothing', async () => {
    const { pool } = database()
    const gitlabId = nextId++
    await createVersionStore({ pool }).store({ fetched: madeContent({ gitlabId }), observation: '5', eventId: null })
    await markGone({ pool, subject: { kind: 'issue', id: gitlabId }, observation: '4', eventId: null, detail: '' })
    expect(await itemOf(gitlabId)).toMatchObject({ goneAt: null })
  })

  test('what was never stored ends the event all the same', async () => {
    const { pool } = database()
    const eventId = await newEvent()
    const subject = { kind: 'user', id: nextId++ } as const
    expect(await markGone({ pool, subject, observation: '1', eventId, detail: '' })).toEqual({ itemId: null })
    expect(await database().prisma.event.findUniqueOrThrow({ where: { id: BigInt(eventId) } })).toMatchObject({
      state: 'DONE',
    })
  })
})
