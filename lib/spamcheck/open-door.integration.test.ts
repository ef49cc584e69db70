import pino from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { withOwnPostgres } from '@/worker/testing/own-servers'
import { makePool } from '../db/pool'
import { createMetrics } from '../metrics'
import { smallModel } from '../model/model.fixture'
import { changeSettings } from '../settings/change-settings'
import { buildAuthor } from '../testing/build'
import { withTestDatabase } from '../testing/with-test-database'
import { addListEntry } from '../trust/edit-list'
import type { CallRecord } from './call'
import { askedCall, withSpamcheck } from './call.fixture'
import { createDoorState } from './door-state'
import { openDoor } from './open-door'
import { createStandings } from './standings'

const postgres = withOwnPostgres()
const database = withTestDatabase()
const system = { kind: 'system', name: 'test' } as const
const log = pino({ level: 'silent' })

async function openRealDoor() {
  const pool = makePool(database().url, 2, { quick: true })
  const standings = createStandings({ pool, maxAgeMs: 50 })
  const state = createDoorState({ memberships: { confirmsAddresses: async () => true }, log, everyMs: 200 })
  const kept: CallRecord[] = []
  const model = smallModel()
  const door = openDoor({
    models: { currentModel: () => model },
    standings,
    state,
    metrics: createMetrics(),
    log,
    keep: (record) => void kept.push(record),
  })
  onTestFinished(async () => {
    await state.stop()
    await standings.stop()
    await pool.end()
  })
  return { door, state, kept }
}

test('Postgres locked, killed and back: every call is answered by what is known', async () => {
  const trusted = await buildAuthor({ isAdmin: true })
  await addListEntry({
    kind: 'EMAIL_DOMAIN',
    value: 'epfl.example',
    withSubs: false,
    reason: 'university',
    actor: system,
  })
  const { door, state, kept } = await openRealDoor()
  const reasonFor = async (author: Parameters<typeof askedCall>[0]) =>
    (await door.answer(askedCall(author), performance.now())).reason
  const admin = { author: { gitlabId: trusted.gitlabId, username: trusted.username } }
  const student = { author: { gitlabId: 500, emails: [{ email: 'ada@epfl.example', verified: true }] } }
  const answerStrangers = async (from: number): Promise<Set<string>> => {
    const ids = Array.from({ length: 200 }, (_, n) => from + n)
    return new Set(await Promise.all(ids.map((gitlabId) => reasonFor({ author: { gitlabId } }))))
  }

  await expect.poll(() => state.current()?.confirmsAddresses).toBe(true)
  await expect.poll(() => reasonFor(admin)).toBe('author trusted')
  expect(await reasonFor(student)).toBe('email allowed')
  const before = door.counts().standings.late

  const lock = await database().pool.connect()
  await lock.query('BEGIN; LOCK TABLE author, settings, list_entry IN ACCESS EXCLUSIVE MODE')
  expect(await answerStrangers(1_000)).toEqual(new Set(['ml inference score']))
  expect(await reasonFor(student)).toBe('email allowed')
  expect(await reasonFor(admin)).toBe('author trusted')
  expect(door.counts().standings.late - before).toBe(200)
  await lock.query('ROLLBACK')
  lock.release()

  await postgres().kill()
  expect(await answerStrangers(2_000)).toEqual(new Set(['ml inference score']))
  expect(await reasonFor(student)).toBe('email allowed')
  await state.refresh()
  expect(state.current()).not.toBeNull()

  await postgres().start()
  const fresh = await buildAuthor({ isAdmin: true })
  await expect.poll(() => reasonFor({ author: { gitlabId: fresh.gitlabId } })).toBe('author trusted')
  await changeSettings({ settings: withSpamcheck({ monitor: true }), reason: 'test', actor: system, basedOn: null })
  await expect.poll(() => state.current()?.settings.spamcheck.monitor).toBe(true)
  door.settle()
  const { answers } = door.counts()
  expect(kept).toHaveLength(Object.values(answers).reduce((sum, count) => sum + count, 0))
  expect(answers.NOOP).toBeUndefined()
})
