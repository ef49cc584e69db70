import { expect, test } from 'vitest'
import { withTestDatabase } from '../testing/with-test-database'
import { changeSettings } from './change-settings'
import { defaultSettings } from './settings'
import { currentSettings, dropSettings } from './settings-store'

const database = withTestDatabase()
const actor = { kind: 'system', name: 'test' } as const

test('defaults first, then each change on top of the newest only, with an audit entry', async () => {
  expect(await currentSettings()).toEqual({ id: null, settings: defaultSettings, readable: true })
  const first = await changeSettings({
    settings: { ...defaultSettings, dryRun: false },
    reason: 'dry run went well',
    actor,
    basedOn: null,
  })
  expect(await currentSettings()).toMatchObject({ id: first.id, settings: { dryRun: false } })

  await expect(changeSettings({ settings: defaultSettings, actor, basedOn: null })).rejects.toMatchObject({
    code: 'stale',
    details: { newestId: first.id },
  })
  const entries = await database().prisma.auditEntry.findMany({ orderBy: { id: 'asc' } })
  expect(entries).toHaveLength(1)
  expect(entries[0]).toMatchObject({
    action: 'settings.changed',
    before: { dryRun: true },
    after: { dryRun: false, reason: 'dry run went well' },
  })
})

test('of two changes at once that saw the same version, one wins', async () => {
  const { id } = await currentSettings()
  const both = await Promise.allSettled(
    [21, 22].map((undoSeconds) =>
      changeSettings({ settings: { ...defaultSettings, undoSeconds }, actor, basedOn: id }),
    ),
  )
  expect(both.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test.each([
  ['note', ['CLOSE_ISSUE'], /kinds\.note\.spamActions: Only these are possible: BLOCK_USER/],
  ['user', ['BLOCK_USER', 'MAKE_PROJECT_PRIVATE'], /kinds\.user\.spamActions/],
  ['issue', ['BLOCK_USER', 'BLOCK_USER'], /kinds\.issue\.spamActions: Each action can be chosen once/],
] as const)('actions that make no sense for a kind are refused: %s %j', async (kind, spamActions, message) => {
  const { id } = await currentSettings()
  const settings = structuredClone(defaultSettings)
  settings.kinds[kind].spamActions = [...spamActions]
  await expect(changeSettings({ settings, actor, basedOn: id })).rejects.toMatchObject({
    code: 'bad_request',
    message: expect.stringMatching(message),
  })
})

test('settings that do not hold together are refused; unreadable stored ones fall back to dry run', async () => {
  const { id } = await currentSettings()
  const bad = structuredClone(defaultSettings)
  bad.kinds.user.thresholds = { conditional: 0.9, disallow: 0.5, block: 0.1 }
  await expect(changeSettings({ settings: bad, actor, basedOn: id })).rejects.toMatchObject({ code: 'bad_request' })

  await database().prisma.settings.create({ data: { value: { dryRun: false, from: 'the future' } } })
  dropSettings()
  expect((await currentSettings()).settings.dryRun).toBe(true)
})

test('settings from before models learned stay valid, with the careful defaults', async () => {
  const { models: _, ...before } = { ...defaultSettings, dryRun: false }
  await database().prisma.settings.create({ data: { value: before } })
  dropSettings()
  expect((await currentSettings()).settings).toMatchObject({ dryRun: false, models: { auto: 'shadow' } })
})
