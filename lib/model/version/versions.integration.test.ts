import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { encodeModel } from '@/lib/classify/model-file'
import { changeSettings } from '@/lib/settings/change-settings'
import { freshSettings } from '@/lib/settings/fresh-settings'
import { defaultSettings, type Settings } from '@/lib/settings/settings'
import { withTestDatabase } from '@/lib/testing/with-test-database'
import { buildVersionOfModel, smallModel } from '../model.fixture'
import { ensureBundled } from './ensure-bundled'
import { findModel } from './find-model'
import { findModels } from './find-models'
import { promoteDue } from './promote-due'
import { promoteModel } from './promote-model'
import { rollBack } from './roll-back'
import { setShadow } from './set-shadow'

const database = withTestDatabase()
const actor = { kind: 'system', name: 'test' } as const
const why = { actor, reason: 'it is better' }
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'natterjack-models-'))
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(async () => {
  await database().pool.query('TRUNCATE model_version, settings, shadow_score, training_run CASCADE')
})

/** A file as a release would bring it. */
async function released(link: number, name = 'bundled-test'): Promise<string> {
  const path = join(folder, `${name}-${link}.njm`)
  await writeFile(path, encodeModel(smallModel(link, name)))
  return path
}
const states = async () =>
  (await database().prisma.modelVersion.findMany({ orderBy: { id: 'asc' } })).map(
    ({ name, state }) => `${name} ${state}`,
  )
const change = async (settings: Settings) => changeSettings({ settings, actor, basedOn: (await freshSettings()).id })

describe('the bundled model', () => {
  test('is a version, active where there is none, and known once however many workers start', async () => {
    const path = await released(1)
    const made = await Promise.all([ensureBundled({ path }), ensureBundled({ path }), ensureBundled({ path })])
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    expect(await states()).toEqual(['bundled-test ACTIVE'])
  })

  test('of a newer release takes the older one’s place, also under the same name; the older release does not take it back', async () => {
    await ensureBundled({ path: await released(1) })
    const { name } = await ensureBundled({ path: await released(2) })
    await ensureBundled({ path: await released(1) })
    expect(await states()).toEqual(['bundled-test RETIRED', `${name} ACTIVE`])
    expect(name).toMatch(/^bundled-test-[0-9a-f]{8}$/)
  })

  test('leaves a model alone that learned here', async () => {
    await buildVersionOfModel({ name: 'learned', state: 'ACTIVE' })
    await ensureBundled({ path: await released(1) })
    expect(await states()).toEqual(['learned ACTIVE', 'bundled-test CANDIDATE'])
  })

  test('that is corrupt is refused, and nothing is stored', async () => {
    const path = join(folder, 'broken.njm')
    await writeFile(path, 'NJM1 and nothing else that would be a model at all')
    await expect(ensureBundled({ path })).rejects.toThrow(/can't be used/)
    expect(await states()).toEqual([])
  })
})

describe('promoting', () => {
  test('switches, moves the thresholds, and says so in the audit log and to every process', async () => {
    const old = await ensureBundled({ path: await released(1) })
    const fresh = await buildVersionOfModel({ fromId: old.id })
    const before = await findModel({ id: fresh.id })
    expect(before).toMatchObject({ notPromotable: null, thresholds: [{ kind: 'issue', basis: 'share' }] })

    const told: string[] = []
    const listener = await database().pool.connect()
    listener.on('notification', ({ payload }) => told.push(JSON.parse(payload ?? '{}').topic))
    await listener.query('LISTEN natterjack_live')
    expect(await promoteModel({ id: fresh.id, ...why })).toMatchObject({ replaced: old.name, thresholdsChanged: true })
    await expect.poll(() => [...told].sort()).toEqual(['model', 'settings'])
    listener.release(true)

    const { thresholds } = (await freshSettings()).settings.kinds.issue
    expect(thresholds).toEqual(before.thresholds[0]?.after)
    expect(thresholds.conditional).toBeCloseTo(0.16, 1)
    const audit = await database().prisma.auditEntry.findMany({ orderBy: { id: 'desc' }, take: 2 })
    expect(audit.map(({ action }) => action)).toEqual(['model.promoted', 'settings.changed'])
    expect(await states()).toEqual([`${old.name} RETIRED`, `${fresh.name} ACTIVE`])
  })

  test.each<[string, Parameters<typeof buildVersionOfModel>[0], RegExp]>([
    ['what the gate refused', { state: 'REFUSED' }, /gate refused/],
    ['what was never measured', { gate: undefined }, /never measured/],
    ['what was compared with another model', { fromId: 1_000_000 }, /compared with another/],
    ['a file that nobody can load', { file: Uint8Array.from([1, 2, 3]) }, /can't be used/],
  ])('refuses %s, and changes nothing', async (_, given, message) => {
    const old = await ensureBundled({ path: await released(1) })
    const bad = await buildVersionOfModel({ fromId: old.id, ...given })
    await expect(promoteModel({ id: bad.id, ...why })).rejects.toThrow(message)
    expect((await states())[0]).toBe(`${old.name} ACTIVE`)
    expect((await freshSettings()).id).toBeNull()
  })

  test('of two at once one wins', async () => {
    const old = await ensureBundled({ path: await released(1) })
    const both = await Promise.all([buildVersionOfModel({ fromId: old.id }), buildVersionOfModel({ fromId: old.id })])
    const done = await Promise.allSettled(both.map(({ id }) => promoteModel({ id, ...why })))
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})

describe('going back', () => {
  test('restores model and thresholds, and again the one before that; then there is nothing left', async () => {
    const first = await ensureBundled({ path: await released(1) })
    const second = await buildVersionOfModel({ fromId: first.id })
    await promoteModel({ id: second.id, ...why })
    const third = await buildVersionOfModel({ fromId: second.id })
    await promoteModel({ id: third.id, ...why })
    expect(await rollBack({ ...why, fromId: third.id })).toMatchObject({ id: second.id, thresholdsKept: [] })
    await expect(rollBack({ ...why, fromId: third.id })).rejects.toThrow(/meanwhile/)
    expect(await rollBack(why)).toMatchObject({ id: first.id })
    expect((await freshSettings()).settings.kinds).toEqual(defaultSettings.kinds)
    await expect(rollBack(why)).rejects.toThrow(/no earlier model/)
    expect(await states()).toEqual([`${first.name} ACTIVE`, `${second.name} RETIRED`, `${third.name} RETIRED`])
  })

  test('leaves thresholds that somebody set since', async () => {
    const old = await ensureBundled({ path: await released(1) })
    const fresh = await buildVersionOfModel({ fromId: old.id })
    await promoteModel({ id: fresh.id, ...why })
    const settings = structuredClone((await freshSettings()).settings)
    settings.kinds.issue.thresholds = { conditional: 0.3, disallow: 0.5, block: 0.9 }
    await change(settings)
    expect(await rollBack(why)).toMatchObject({ thresholdsKept: ['issue'] })
    expect((await freshSettings()).settings.kinds.issue.thresholds.conditional).toBe(0.3)
  })

  test('ends taking over without a person', async () => {
    await change({ ...defaultSettings, models: { ...defaultSettings.models, auto: 'promote' } })
    const old = await ensureBundled({ path: await released(1) })
    const fresh = await buildVersionOfModel({ fromId: old.id })
    await promoteModel({ id: fresh.id, ...why })
    await rollBack(why)
    expect((await freshSettings()).settings.models.auto).toBe('shadow')
  })
})

describe('the shadow', () => {
  test('has one place; whoever takes it inherits the time', async () => {
    const old = await ensureBundled({ path: await released(1) })
    const a = await buildVersionOfModel({ fromId: old.id })
    const b = await buildVersionOfModel({ fromId: old.id })
    await setShadow({ id: a.id, on: true, actor })
    const { shadowSince } = await findModel({ id: a.id })
    await setShadow({ id: b.id, on: true, actor })
    expect(await findModel({ id: b.id })).toMatchObject({ state: 'SHADOW', shadowSince })
    expect(await findModel({ id: a.id })).toMatchObject({ state: 'RETIRED' })
    await setShadow({ id: b.id, on: false, actor })
    await expect(setShadow({ id: b.id, on: false, actor })).rejects.toThrow(/any more/)
    const refused = await buildVersionOfModel({ state: 'REFUSED' })
    await expect(setShadow({ id: refused.id, on: true, actor })).rejects.toThrow(/passed the gate/)
  })

  test.each([
    ['promote', 1, 0, true],
    ['promote', 1, 24, false],
    ['shadow', 1, 0, false],
    ['promote', 1_000_000, 0, false],
  ] as const)(
    'takes over by itself: %s, compared with %i, after %i h: %s',
    async (auto, compared, shadowHours, taken) => {
      const old = await ensureBundled({ path: await released(1) })
      const fromId = compared === 1 ? old.id : compared
      await buildVersionOfModel({ fromId, state: 'SHADOW', shadowSince: new Date(Date.now() - 3_600_000) })
      const promoted = await promoteDue({ settings: { auto, shadowHours, minLabels: 20 } })
      expect(promoted !== null).toBe(taken)
    },
  )
})

test('versions are listed newest first, page by page, without their files', async () => {
  const old = await ensureBundled({ path: await released(1) })
  for (let n = 0; n < 3; n++) await buildVersionOfModel({ fromId: old.id })
  const page = await findModels({ limit: 2 })
  expect(page.rows).toHaveLength(2)
  expect(JSON.stringify(page).length).toBeLessThan(5_000)
  const rest = await findModels({ before: Number(page.next), limit: 10 })
  expect(rest.rows.map(({ id }) => id)).toContain(old.id)
})
