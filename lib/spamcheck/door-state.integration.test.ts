import pino from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { closePool, pool } from '../db/pool'
import { setEnvForTests } from '../env'
import { changeSettings } from '../settings/change-settings'
import { withTestDatabase } from '../testing/with-test-database'
import { addListEntry } from '../trust/edit-list'
import { withSpamcheck } from './call.fixture'
import { createDoorState, type DoorState } from './door-state'

const database = withTestDatabase()
const actor = { kind: 'system', name: 'test' } as const

function open(confirmsAddresses?: () => Promise<boolean>): DoorState & { lines: { msg: string }[] } {
  const lines: { msg: string }[] = []
  const log = pino({}, { write: (line: string) => void lines.push(JSON.parse(line)) })
  // Its own clock stands still: what is read, is read because it was told to.
  const state = createDoorState({
    log,
    everyMs: 3_600_000,
    ...(confirmsAddresses && { memberships: { confirmsAddresses } }),
  })
  onTestFinished(() => state.stop())
  return { ...state, lines }
}

test('nothing is known before the first read; then settings and lists are, and follow when told to', async () => {
  const state = open()
  expect(state.current()).toBeNull()
  await state.refresh()
  expect(state.current()).toMatchObject({ settingsId: null, settings: { spamcheck: { monitor: false } } })
  const { id } = await changeSettings({ settings: withSpamcheck({ monitor: true }), actor, basedOn: null })
  const entry = { kind: 'EMAIL_DOMAIN', value: 'epfl.example', withSubs: false, reason: 'university', actor } as const
  await addListEntry(entry)
  expect(state.current()?.settingsId).toBeNull()
  await state.refresh()
  expect(state.current()).toMatchObject({ settingsId: id, settings: { spamcheck: { monitor: true } } })
  expect([...(state.current()?.trustList.byDomain.keys() ?? [])]).toEqual(['epfl.example'])
})

test('a change during a read is seen by the read that follows', async () => {
  const state = open()
  await state.refresh()
  const basedOn = state.current()?.settingsId ?? null
  const first = state.refresh()
  const { id } = await changeSettings({ settings: withSpamcheck({}), actor, basedOn })
  await Promise.all([first, state.refresh()])
  expect(state.current()?.settingsId).toBe(id)
})

test('settings of a newer version are not taken for the defaults: the last known ones stay, or there are none', async () => {
  const known = open()
  await known.refresh()
  const before = known.current()
  const { rows } = await pool().query<{ id: number }>(
    `INSERT INTO settings (value) VALUES ('{"newer": true}') RETURNING id`,
  )
  onTestFinished(async () => void (await pool().query('DELETE FROM settings WHERE id = $1', [rows[0]?.id])))
  await known.refresh()
  expect(known.current()).toEqual(before)
  const started = open()
  await started.refresh()
  expect(started.current()).toBeNull()
})

test('the last known ones stay while the database is away, and the log says so once', async () => {
  const state = open()
  await state.refresh()
  const known = state.current()
  await closePool()
  setEnvForTests({ DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nowhere' })
  onTestFinished(() => setEnvForTests({ DATABASE_URL: database().url }))
  await state.refresh()
  await state.refresh()
  expect(state.current()).toEqual(known)
  expect(state.lines.map(({ msg }) => msg)).toEqual([
    'settings and lists can’t be read, answers go by the last known ones',
  ])
  await closePool()
  setEnvForTests({ DATABASE_URL: database().url })
  await state.refresh()
  expect(state.lines.at(-1)?.msg).toBe('settings and lists are read again')
})

test('no address exempts until GitLab has said that it confirms them, and GitLab is never waited for', async () => {
  let say: (confirms: boolean) => void = () => undefined
  const state = open(() => new Promise((resolve) => (say = resolve)))
  await state.refresh()
  expect(state.current()?.confirmsAddresses).toBe(false)
  say(true)
  await expect.poll(() => state.current()?.confirmsAddresses).toBe(true)
})

test('what GitLab said last counts while it is away', async () => {
  const answers = [async () => true, () => Promise.reject(new Error('away')), async () => false]
  const state = open(() => answers.shift()?.() ?? Promise.resolve(false))
  await state.refresh()
  await expect.poll(() => state.current()?.confirmsAddresses).toBe(true)
  await state.refresh()
  await expect.poll(() => state.lines).toHaveLength(1)
  expect(state.current()?.confirmsAddresses).toBe(true)
  await state.refresh()
  await expect.poll(() => state.current()?.confirmsAddresses).toBe(false)
})
