import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { loadModel } from '@/lib/classify/load-model'
import { scoreContent } from '@/lib/classify/score-content'
import { changeSettings } from '@/lib/settings/change-settings'
import { freshSettings } from '@/lib/settings/fresh-settings'
import { defaultSettings } from '@/lib/settings/settings'
import { buildItem, buildUser } from '@/lib/testing/build'
import { withTestDatabase } from '@/lib/testing/with-test-database'
import { seededRandom } from '../seeded-random'
import { decodeVersion } from '../version/decode-version'
import { ensureBundled } from '../version/ensure-bundled'
import { findModel } from '../version/find-model'
import { promoteModel } from '../version/promote-model'
import { cancelTraining } from './cancel-training'
import { failLostRuns } from './fail-lost-runs'
import { findNewLabels, findTraining } from './find-training'
import { claimRun, endRun, keepRun, releaseRun } from './hold-run'
import { startTraining } from './start-training'
import { storeCandidate } from './store-candidate'
import { trainFromDatabase } from './train-from-database'

const database = withTestDatabase()
const actor = { kind: 'system', name: 'test' } as const
const models = defaultSettings.models
let seed: string

/** Words that no corpus has, so that what is known of them was learned here; no two texts are near-copies. */
const spamWords = 'zorblax gromlit vurmic fantivo brelling hulvic prandol scrimbo juvex klontar wibbet daxory'.split(
  ' ',
)
const hamWords =
  'quibbset plimcache dorvel rastgit mernel tofflag brunwire calpod snethook figrun lomtest urgpath'.split(' ')
const textOf = (words: readonly string[], n: number): string => {
  const random = seededRandom(n + 1)
  return Array.from({ length: 14 }, () => words[Math.floor(random() * words.length)]).join(' ')
}
const spamText = (n: number): string => textOf(spamWords, n)
const hamText = (n: number): string => textOf(hamWords, n)
const seedLine = (n: number, label: string) =>
  JSON.stringify({
    id: `t${n}`,
    kind: 'issue',
    label,
    lang: 'en',
    trade: 'test',
    split: n % 2 ? 'train' : 'held-out',
    fields: { title: label === 'spam' ? `Best casino bonus ${n}` : `Build fails on node ${n}`, description: 'text' },
  })

beforeAll(async () => {
  seed = await mkdtemp(join(tmpdir(), 'natterjack-seed-'))
  const lines = Array.from({ length: 40 }, (_, n) => seedLine(n, n % 4 < 2 ? 'spam' : 'ham'))
  await writeFile(join(seed, 'small.jsonl'), lines.join('\n'))
})
afterAll(() => rm(seed, { recursive: true }))
beforeEach(async () => {
  await database().pool.query('TRUNCATE model_version, settings, training_run, decision, item, item_version CASCADE')
  await ensureBundled()
})

async function decide(
  text: string,
  data: { kind: 'SPAM' | 'NOT_SPAM' | 'UNSURE' | 'SKIP'; undoneAt?: Date; moderatorId?: number | null },
) {
  const { id: itemId, versionId } = await buildItem({ fields: { title: text.slice(0, 20), description: text } })
  const moderatorId = data.moderatorId === undefined ? (await buildUser()).id : data.moderatorId
  return database().prisma.decision.create({ data: { itemId, versionId, ...data, moderatorId } })
}
async function decideMany(count: number) {
  const { id: moderatorId } = await buildUser()
  for (let n = 0; n < count; n++)
    await decide(n % 2 ? hamText(n) : spamText(n), { kind: n % 2 ? 'NOT_SPAM' : 'SPAM', moderatorId })
}
const train = (kind: 'FULL' | 'INCREMENTAL') =>
  trainFromDatabase({ db: database().pool, kind, seed, onProgress: () => undefined })
async function begun(kind: 'FULL' | 'INCREMENTAL' = 'FULL', owner = 'me') {
  const { id } = await startTraining({ kind, actor })
  await claimRun({ runId: id, owner })
  return id
}

describe('what is learned from', () => {
  test('decisions of people that stand, and nothing else', async () => {
    await decide(spamText(1), { kind: 'SPAM' })
    await decide(hamText(1), { kind: 'NOT_SPAM' })
    await decide(spamText(2), { kind: 'SPAM', undoneAt: new Date() })
    await decide(spamText(3), { kind: 'SPAM', moderatorId: null })
    await decide(spamText(4), { kind: 'UNSURE' })
    await decide(spamText(5), { kind: 'SKIP' })
    const { model } = await train('FULL')
    expect(model?.counts).toMatchObject({ labels: 2, spam: 1, ham: 1, kinds: { issue: { spam: 1, ham: 1 } } })
    expect(await findNewLabels()).toMatchObject({ total: 2, kinds: [{ kind: 'issue', spam: 1, ham: 1 }] })
  })

  test('without any there is nothing to learn', async () => {
    await decide('anything', { kind: 'SKIP' })
    expect(await train('FULL')).toEqual({ labelsThrough: 0, model: null })
  })

  test('a label that is withdrawn is gone from the next full training, and counted until then', async () => {
    const { id } = await decide(spamText(1), { kind: 'SPAM' })
    await decide(hamText(1), { kind: 'NOT_SPAM' })
    const before = await train('FULL')
    await database().prisma.decision.update({ where: { id }, data: { undoneAt: new Date() } })
    const after = await train('FULL')
    expect(after.model?.counts.labels).toBe(1)
    expect(after.model?.fingerprint).not.toBe(before.model?.fingerprint)
  })
})

test('the same labels give the same model, byte for byte, and it knows this instance’s words', async () => {
  await decideMany(60)
  const first = await train('FULL')
  expect((await train('FULL')).model?.sha256).toBe(first.model?.sha256)
  expect(first.model?.counts).toMatchObject({ labels: 60, heldOut: 15, seed: 20 })
  expect(first.model?.metrics.decisions.all).toMatchObject({ n: 15, auc: 1 })
  expect(first.model?.metrics.seed?.all?.n).toBe(20)
  expect(first.model?.metrics.before).toMatchObject({
    decisions: { model: first.model?.gate.comparedWith, all: { n: 15 } },
    seed: { all: { n: 20 } },
  })
  expect(first.model?.changes.words.map(({ word }) => word).join(' ')).toMatch(/zorblax|gromlit|vurmic/)

  const runId = await begun()
  if (!first.model) throw new Error('nothing was learned')
  const stored = await storeCandidate({ runId, owner: 'me', model: first.model, labelsThrough: first.labelsThrough })
  expect(stored?.state).toBe('SHADOW')
  expect(await findTraining()).toMatchObject({
    current: null,
    ended: [{ state: 'DONE', version: { name: stored?.name } }],
  })
  const id = stored?.id ?? 0
  expect(await findNewLabels()).toMatchObject({ total: 60, unseen: 0 })
  expect(await findModel({ id })).toMatchObject({ active: { name: first.model.gate.comparedWith } })
  expect(await findModel({ id })).toMatchObject({ passed: true, notPromotable: null, counts: { labels: 60 } })
  await promoteModel({ id, actor, reason: 'test' })
  expect(await findNewLabels()).toMatchObject({ total: 0, model: { id } })

  await decide(spamText(99), { kind: 'SPAM' })
  const next = await train('INCREMENTAL')
  expect(next.model).toMatchObject({ parentId: id, counts: { labels: 1 } })
})

test('what was learned shows in the scores', async () => {
  await decideMany(60)
  const { model } = await train('FULL')
  const runId = await begun()
  if (!model) throw new Error('nothing was learned')
  const stored = await storeCandidate({ runId, owner: 'me', model, labelsThrough: 1 })
  const row = await database().prisma.modelVersion.findUniqueOrThrow({ where: { id: stored?.id ?? 0 } })
  const content = {
    kind: 'issue',
    fields: { title: 'Zorblax gromlit', description: 'vurmic fantivo brelling' },
  } as const
  const learned = scoreContent({ model: decodeVersion(row), content }).score
  expect(learned).toBeGreaterThan(scoreContent({ model: loadModel(), content }).score + 0.2)
})

describe('one run at a time', () => {
  test('of many who start at once one does, and the next may when it has ended', async () => {
    const all = await Promise.allSettled(Array.from({ length: 5 }, () => startTraining({ kind: 'FULL', actor })))
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const runId = (await findTraining()).current?.id ?? 0
    expect(await claimRun({ runId, owner: 'a' })).toMatchObject({ kind: 'FULL' })
    expect(await claimRun({ runId, owner: 'b' })).toBeNull()
    await endRun({ runId, owner: 'b', state: 'DONE', detail: 'not mine' })
    await expect(startTraining({ kind: 'FULL', actor })).rejects.toMatchObject({ code: 'conflict' })
    await endRun({ runId, owner: 'a', state: 'DONE', detail: 'done' })
    expect(await startTraining({ kind: 'FULL', actor })).toMatchObject({ id: expect.any(Number) })
  })

  test('progress is told and shown; a cancel reaches whoever has it; nothing of a cancelled run is kept', async () => {
    const runId = await begun()
    const progress = { phase: 'learning', percent: 40, examples: 9 }
    expect(await keepRun({ runId, owner: 'me', ...progress })).toBe('ours')
    expect((await findTraining()).current).toMatchObject(progress)
    expect(await cancelTraining({ runId, actor })).toEqual({ state: 'RUNNING' })
    expect(await keepRun({ runId, owner: 'me', ...progress })).toBe('cancelled')
    await decide(spamText(1), { kind: 'SPAM' })
    const { model } = await train('FULL')
    if (!model) throw new Error('nothing was learned')
    expect(await storeCandidate({ runId, owner: 'me', model, labelsThrough: 1 })).toBeNull()
    await endRun({ runId, owner: 'me', state: 'CANCELLED', detail: 'cancelled' })
    await expect(cancelTraining({ runId, actor })).rejects.toMatchObject({ code: 'conflict' })
  })

  test('one that waits is cancelled at once', async () => {
    const { id } = await startTraining({ kind: 'FULL', actor })
    expect(await cancelTraining({ runId: id, actor })).toEqual({ state: 'CANCELLED' })
    expect(await claimRun({ runId: id, owner: 'me' })).toBeNull()
  })

  test('a worker that died is seen after its lease, and its late result is dropped', async () => {
    const runId = await begun()
    expect(await failLostRuns()).toBe(0)
    await database().pool.query(`UPDATE training_run SET lease_until = now() - interval '1 second'`)
    expect(await findTraining()).toMatchObject({ current: null, ended: [{ state: 'FAILED' }] })
    await startTraining({ kind: 'FULL', actor })
    expect(await keepRun({ runId, owner: 'me', phase: 'late', percent: 99, examples: 1 })).toBe('lost')
  })

  test('a worker that stops leaves it to the next', async () => {
    const runId = await begun()
    await releaseRun({ runId, owner: 'me' })
    expect(await claimRun({ runId, owner: 'other' })).not.toBeNull()
  })
})

test('where learning by itself is off, what passes waits for a person', async () => {
  const settings = { ...defaultSettings, models: { ...models, auto: 'off' as const } }
  await changeSettings({ settings, actor, basedOn: (await freshSettings()).id })
  await decideMany(10)
  const { model, labelsThrough } = await train('FULL')
  const runId = await begun()
  if (!model) throw new Error('nothing was learned')
  expect(await storeCandidate({ runId, owner: 'me', model, labelsThrough })).toMatchObject({ state: 'CANDIDATE' })
})
