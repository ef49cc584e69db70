import { beforeEach, expect, test } from 'vitest'
import { cancelTraining } from '@/lib/model/run/cancel-training'
import { findTraining } from '@/lib/model/run/find-training'
import { startTraining } from '@/lib/model/run/start-training'
import { findShadow } from '@/lib/model/shadow/find-shadow'
import { findModel } from '@/lib/model/version/find-model'
import { promoteModel } from '@/lib/model/version/promote-model'
import { rollBack } from '@/lib/model/version/roll-back'
import { buildItem, buildUser } from '@/lib/testing/build'
import { withPipeline } from './testing/pipeline-setting'
import { withSmallSeed } from './testing/small-seed'
import { stir } from './testing/stir'

const setting = withPipeline({ folder: withSmallSeed() })
const actor = { kind: 'system', name: 'test' } as const
const patient = { timeout: 240_000 }

beforeEach(async () => {
  const prisma = setting.database().prisma
  if ((await prisma.decision.count()) > 0) return
  const { id: moderatorId } = await buildUser()
  for (let n = 0; n < 40; n++) {
    const text =
      n % 2 ? `The runner loses its cache, case ${'abcdefgh'.repeat(n + 1)}` : `Best casino ${'hgfedcba'.repeat(n + 1)}`
    const { id: itemId, versionId } = await buildItem({ fields: { title: text, description: text } })
    await prisma.decision.create({ data: { itemId, versionId, moderatorId, kind: n % 2 ? 'NOT_SPAM' : 'SPAM' } })
  }
})

/** Items come in, and are screened. */
async function screenMore(tag: string): Promise<string[]> {
  for (const hook of await setting.hooksOf((double) => stir(double, { count: 2, tag }))) await setting.send(hook)
  await setting.makeDue()
  const { pool } = setting.database()
  await expect
    .poll(
      async () => (await pool.query(`SELECT count(*)::int AS n FROM event WHERE state = 'OPEN'`)).rows[0].n,
      patient,
    )
    .toBe(0)
  const { rows } = await pool.query('SELECT model FROM verdict ORDER BY id DESC LIMIT 4')
  return [...new Set(rows.map(({ model }) => String(model)))]
}
const current = async () => (await findTraining()).current
const lastEnded = async () => (await findTraining()).ended[0]

test('a worker trains beside screening, shadows, and follows a promotion and the way back', async () => {
  await setting.worker()
  await startTraining({ kind: 'FULL', actor })
  await expect.poll(async () => (await current())?.percent ?? 0, patient).toBeGreaterThan(0)
  const [bundled] = await screenMore('during')
  expect(bundled).toMatch(/^bundled/)
  await expect.poll(async () => (await lastEnded())?.state, patient).toBe('DONE')
  const id = (await lastEnded())?.version?.id ?? 0
  const { state, name, gate } = await findModel({ id })
  expect({ state, gate }).toMatchObject({ state: 'SHADOW' })

  await screenMore('shadow')
  await expect.poll(async () => (await findShadow())?.items ?? 0, patient).toBeGreaterThan(0)
  await promoteModel({ id, actor, reason: 'test' })
  await expect.poll(() => screenMore(`after-${Math.random().toString(36).slice(2, 8)}`), patient).toEqual([name])
  await rollBack({ actor, reason: 'test' })
  await expect.poll(() => screenMore(`back-${Math.random().toString(36).slice(2, 8)}`), patient).toEqual([bundled])
}, 400_000)

test('a training that is cancelled ends, and the worker goes on', async () => {
  await setting.worker()
  const { id: runId } = await startTraining({ kind: 'FULL', actor })
  await expect.poll(async () => (await current())?.state, patient).toBe('RUNNING')
  await cancelTraining({ runId, actor })
  await expect.poll(async () => (await lastEnded())?.state, patient).toBe('CANCELLED')
  expect((await screenMore('cancelled')).length).toBeGreaterThan(0)
}, 400_000)

test('a worker that is killed over a training leaves a failed run, and the next training goes through', async () => {
  const worker = await setting.worker()
  await startTraining({ kind: 'FULL', actor })
  await expect.poll(async () => (await current())?.state, patient).toBe('RUNNING')
  await worker.stop('SIGKILL')
  await setting.database().pool.query(`UPDATE training_run SET lease_until = now() WHERE state = 'RUNNING'`)
  await expect.poll(async () => (await lastEnded())?.state, patient).toBe('FAILED')
  await setting.worker()
  const { id } = await startTraining({ kind: 'FULL', actor })
  await expect.poll(async () => (await lastEnded())?.id, patient).toBe(id)
  expect((await lastEnded())?.state).toBe('DONE')
}, 400_000)

test('a worker that stops in order leaves its training to the next one', async () => {
  const worker = await setting.worker()
  const { id } = await startTraining({ kind: 'FULL', actor })
  await expect.poll(async () => (await current())?.state, patient).toBe('RUNNING')
  await worker.stop('SIGTERM')
  expect(await current()).toMatchObject({ id, state: 'QUEUED' })
  await setting.worker()
  await expect.poll(async () => (await lastEnded())?.id, patient).toBe(id)
}, 400_000)
