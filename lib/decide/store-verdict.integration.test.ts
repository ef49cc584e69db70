import { createHash, randomBytes, randomInt } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { createVersionStore, type VersionStore } from '../fetch/store-version'
import { withTestDatabase } from '../testing/with-test-database'
import { createVerdictStore, type VerdictStore, type VerdictToStore } from './store-verdict'

const database = withTestDatabase()
let versions: VersionStore
let verdicts: VerdictStore
beforeAll(() => {
  versions = createVersionStore(database())
  verdicts = createVerdictStore(database())
})

async function addEvent(): Promise<string> {
  const raw = randomBytes(8)
  const sha256 = createHash('sha256').update(raw).digest()
  const data = { dedupeKey: raw.toString('hex'), raw, rawBytes: 8, sha256 }
  return String((await database().prisma.event.create({ data })).id)
}

/** One look at an issue, as the fetch would have stored it. */
async function addVersion(options: { gitlabId: number; text: string; observation: number }) {
  const { gitlabId, text, observation } = options
  const eventId = await addEvent()
  const item = {
    kind: 'issue' as const,
    gitlabId,
    ref: { iid: 1 },
    projectId: 1,
    path: 'a/b',
    title: text,
    webUrl: null,
    visibility: 'public' as const,
    confidential: false,
    itemCreatedAt: null,
  }
  const content = { kind: 'issue' as const, fields: { title: text } }
  const contentHash = createHash('sha256').update(text).digest()
  const fetched = {
    gone: false as const,
    item,
    content,
    author: null,
    sourceUpdatedAt: null,
    contentHash,
    textKey: null,
    raw: {},
  }
  const stored = await versions.store({ fetched, observation: String(observation), eventId })
  return { ...stored, eventId }
}
type Added = Awaited<ReturnType<typeof addVersion>>

const verdictOn = (version: Added, over: Partial<VerdictToStore> = {}): VerdictToStore => ({
  eventId: version.eventId,
  eventKind: 'issue_open',
  eventSubject: 'issue:1',
  itemId: version.itemId,
  versionId: version.versionId,
  verdict: 'DISALLOW',
  uncapped: 'BLOCK',
  route: 'REVIEW',
  score: 0.95,
  model: 'test',
  fallback: null,
  reasons: [],
  trust: null,
  settingsId: null,
  ...over,
})
const allowed = { verdict: 'ALLOW', uncapped: 'ALLOW', route: 'ALLOW', score: 0.1 } as const
const itemOf = (version: Added) => database().prisma.item.findUniqueOrThrow({ where: { id: version.itemId } })
const eventOf = (version: Added) =>
  database().prisma.event.findUniqueOrThrow({ where: { id: BigInt(version.eventId) } })
const newId = () => randomInt(1, 2_000_000_000)

describe('createVerdictStore', () => {
  test('puts the item in the queue and ends the event in one step', async () => {
    const version = await addVersion({ gitlabId: newId(), text: 'buy', observation: 1 })
    expect(await verdicts.store(verdictOn(version))).toMatchObject({ reason: 'queued', current: true, stored: true })
    expect(await itemOf(version)).toMatchObject({ reviewState: 'PENDING', score: 0.95, queuedAt: expect.any(Date) })
    expect(await eventOf(version)).toMatchObject({
      state: 'DONE',
      reason: 'queued',
      step: 'DECIDE',
      kind: 'issue_open',
      subject: 'issue:1',
      versionId: version.versionId,
    })
  })

  test('says why: allowed, trusted', async () => {
    const harmless = await addVersion({ gitlabId: newId(), text: 'hello', observation: 1 })
    const trusted = await addVersion({ gitlabId: newId(), text: 'hello', observation: 1 })
    const [one, two] = await Promise.all([
      verdicts.store(verdictOn(harmless, allowed)),
      verdicts.store(verdictOn(trusted, { ...allowed, score: null, trust: { rule: 'admin', reason: 'admin' } })),
    ])
    expect([one.reason, two.reason]).toEqual(['allowed', 'trusted'])
    expect(await itemOf(trusted)).toMatchObject({ reviewState: 'NONE', score: null })
  })

  test('the first verdict on a version stays, in one batch and in two', async () => {
    const gitlabId = newId()
    const first = await addVersion({ gitlabId, text: 'buy', observation: 1 })
    const second = await addVersion({ gitlabId, text: 'buy', observation: 2 })
    const third = await addVersion({ gitlabId, text: 'buy', observation: 3 })
    const reasons = await Promise.all([verdicts.store(verdictOn(first)), verdicts.store(verdictOn(second, allowed))])
    expect(reasons.map((result) => result.reason)).toEqual(['queued', 'unchanged'])
    expect((await verdicts.store(verdictOn(third, allowed))).reason).toBe('unchanged')
    expect(await itemOf(first)).toMatchObject({ reviewState: 'PENDING', score: 0.95 })
    expect(await database().prisma.verdict.count({ where: { itemId: first.itemId } })).toBe(1)
  })

  test('a decided version stays decided; a new one opens the item again', async () => {
    const gitlabId = newId()
    const old = await addVersion({ gitlabId, text: 'buy', observation: 1 })
    await database().prisma.decision.create({
      data: { itemId: old.itemId, versionId: old.versionId, kind: 'SPAM' },
    })
    await verdicts.store(verdictOn(old))
    expect(await itemOf(old)).toMatchObject({ reviewState: 'DECIDED', score: 0.95 })
    const fresh = await addVersion({ gitlabId, text: 'buy more', observation: 2 })
    await verdicts.store(verdictOn(fresh, { score: 0.6 }))
    expect(await itemOf(old)).toMatchObject({ reviewState: 'PENDING', score: 0.6 })
  })

  test('a pending item keeps its place in the line, and leaves it when its text becomes harmless', async () => {
    const gitlabId = newId()
    const old = await addVersion({ gitlabId, text: 'buy', observation: 1 })
    await verdicts.store(verdictOn(old))
    const { queuedAt } = await itemOf(old)
    await verdicts.store(verdictOn(await addVersion({ gitlabId, text: 'buy!', observation: 2 })))
    expect((await itemOf(old)).queuedAt).toEqual(queuedAt)
    await verdicts.store(verdictOn(await addVersion({ gitlabId, text: 'sorry', observation: 3 }), allowed))
    expect(await itemOf(old)).toMatchObject({ reviewState: 'NONE', score: 0.1 })
  })

  test('where policy is to act, the item is in the queue and the event open until it has', async () => {
    const version = await addVersion({ gitlabId: newId(), text: 'buy', observation: 1 })
    expect(await verdicts.store(verdictOn(version, { route: 'ACT' }))).toMatchObject({ reason: null, route: 'ACT' })
    expect(await itemOf(version)).toMatchObject({ reviewState: 'PENDING' })
    expect(await eventOf(version)).toMatchObject({ state: 'OPEN', step: 'DECIDE', endedAt: null })
  })

  test('what is gone is never queued', async () => {
    const version = await addVersion({ gitlabId: newId(), text: 'buy', observation: 1 })
    await database().prisma.item.update({ where: { id: version.itemId }, data: { goneAt: new Date() } })
    expect((await verdicts.store(verdictOn(version))).reason).toBe('gone')
    expect(await itemOf(version)).toMatchObject({ reviewState: 'NONE' })
  })

  test('whatever order looks and verdicts come in, the newest content decides', async () => {
    const texts = ['v0', 'v1', 'v2', 'v3']
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        fc.nat(4),
        async (storing, judging, spam, judgedEarly) => {
          const gitlabId = newId()
          const looks = new Map<number, Added>()
          const verdictFor = (index: number, look: Added) =>
            verdicts.store(
              verdictOn(look, spam[index] ? { score: 0.9 + index / 100 } : { ...allowed, score: index / 100 }),
            )
          for (const [position, index] of storing.entries()) {
            const look = await addVersion({ gitlabId, text: `${gitlabId} ${texts[index]}`, observation: 10 + index })
            looks.set(index, look)
            if (position < judgedEarly) await verdictFor(index, look)
          }
          const rest = judging.filter((index) => storing.indexOf(index) >= judgedEarly)
          await Promise.all(rest.map((index) => verdictFor(index, looks.get(index) as Added)))
          const newest = looks.get(3) as Added
          const score = spam[3] ? 0.93 : 0.03
          expect(await itemOf(newest)).toMatchObject({
            versionId: newest.versionId,
            score,
            reviewState: spam[3] ? 'PENDING' : 'NONE',
          })
          const where = { itemId: newest.itemId }
          expect(await database().prisma.verdict.count({ where })).toBe(4)
          expect(await database().prisma.event.count({ where: { ...where, state: 'OPEN' } })).toBe(0)
        },
      ),
      { numRuns: 40 },
    )
  })
})
