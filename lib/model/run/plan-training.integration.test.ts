import { beforeEach, describe, expect, test } from 'vitest'
import { defaultSettings } from '@/lib/settings/settings'
import { buildItem, buildUser } from '@/lib/testing/build'
import { withTestDatabase } from '@/lib/testing/with-test-database'
import { ensureBundled } from '../version/ensure-bundled'
import { claimRun, endRun } from './hold-run'
import { planTraining } from './plan-training'
import { startTraining } from './start-training'

const database = withTestDatabase()
const actor = { kind: 'system', name: 'test' } as const
const models = defaultSettings.models

beforeEach(async () => {
  await database().pool.query('TRUNCATE model_version, training_run, decision, item, item_version CASCADE')
  await ensureBundled()
})

async function decideMany(count: number) {
  const { id: moderatorId } = await buildUser()
  for (let n = 0; n < count; n++) {
    const { id: itemId, versionId } = await buildItem()
    await database().prisma.decision.create({
      data: { itemId, versionId, moderatorId, kind: n % 2 ? 'NOT_SPAM' : 'SPAM' },
    })
  }
}
const newest = async () => (await database().prisma.decision.findFirstOrThrow({ orderBy: { id: 'desc' } })).id
async function begun(kind: 'FULL' | 'INCREMENTAL' = 'FULL') {
  const { id } = await startTraining({ kind, actor })
  await claimRun({ runId: id, owner: 'me' })
  return id
}

describe('by itself', () => {
  const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)

  const nextNight = later(60 * 30)

  test('in full at night, from the first label on; then nothing until something was decided', async () => {
    expect(await planTraining({ settings: models, now: nextNight })).toBeNull()
    await decideMany(2)
    expect(await planTraining({ settings: { ...models, auto: 'off' }, now: nextNight })).toBeNull()
    expect(await planTraining({ settings: models })).toBeNull()
    expect(await planTraining({ settings: models, now: nextNight })).toBe('FULL')
    const runId = await begun()
    expect(await planTraining({ settings: models, now: later(60) })).toBeNull()
    await endRun({ runId, owner: 'me', state: 'DONE', detail: '', labelsThrough: await newest() })
    expect(await planTraining({ settings: models, now: nextNight })).toBeNull()
    await database().pool.query('UPDATE decision SET undone_at = now() + make_interval(secs => 1)')
    expect(await planTraining({ settings: models, now: nextNight })).toBe('FULL')
  })

  test('on a new bundled model the next night, and at once where the active one can’t be computed any more', async () => {
    const runId = await begun()
    await endRun({ runId, owner: 'me', state: 'DONE', detail: '' })
    await database().pool.query(`UPDATE training_run SET started_at = now() - interval '1 hour'`)
    const active = { state: 'ACTIVE' as const }
    await database().prisma.modelVersion.updateMany({ where: active, data: { kind: 'FULL', name: 'learned' } })
    await ensureBundled()
    expect(await planTraining({ settings: models })).toBeNull()
    expect(await planTraining({ settings: models, now: nextNight })).toBe('FULL')
    await database().prisma.modelVersion.updateMany({ where: active, data: { featureVersion: 0 } })
    expect(await planTraining({ settings: models })).toBe('FULL')
  })

  test('with enough new labels, five minutes apart, and an hour after a failure', async () => {
    const first = await begun()
    await endRun({ runId: first, owner: 'me', state: 'DONE', detail: '' })
    await decideMany(19)
    expect(await planTraining({ settings: models, now: later(6) })).toBeNull()
    await decideMany(1)
    expect(await planTraining({ settings: models, now: later(1) })).toBeNull()
    expect(await planTraining({ settings: models, now: later(6) })).toBe('INCREMENTAL')
    const second = await begun('INCREMENTAL')
    await endRun({ runId: second, owner: 'me', state: 'FAILED', detail: 'out of memory' })
    expect(await planTraining({ settings: models, now: later(30) })).toBeNull()
    expect(await planTraining({ settings: models, now: later(61) })).toBe('INCREMENTAL')
  })
})
