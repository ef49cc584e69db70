import { z } from 'zod'
import { settingsSchema } from '@/lib/settings/settings'
import { currentSettings } from '@/lib/settings/settings-store'
import { previewSettings } from '@/lib/stats/preview-settings'
import { handle } from '../../handle'

const body = z.strictObject({ settings: settingsSchema })

/** POST, since settings don't fit in an address; it changes nothing. */
export const POST = handle({ role: 'ADMIN', body }, async ({ body: { settings } }) => {
  const { settings: before } = await currentSettings()
  return previewSettings({ before, after: settings })
})
