import { expect, test } from 'vitest'
import { withTestDatabase } from '../testing/with-test-database'
import { freshSettings } from './fresh-settings'
import { defaultSettings } from './settings'
import { currentSettings } from './settings-store'

const database = withTestDatabase()

test('sees what another process has just saved, where the remembered ones are still the old', async () => {
  await currentSettings()
  const { id } = await database().prisma.settings.create({ data: { value: { ...defaultSettings, undoSeconds: 99 } } })
  expect((await currentSettings()).id).toBeNull()
  expect(await freshSettings()).toMatchObject({ id, settings: { undoSeconds: 99 } })
})
