import { z } from 'zod'
import { freshSettings } from '@/lib/settings/fresh-settings'
import { settingsSchema } from '@/lib/settings/settings'
import { previewDoor } from '@/lib/stats/preview-door'
import { handle } from '../../handle'
import { settingsBodyBytes } from '../../read-input'

const body = z.strictObject({ settings: settingsSchema })

/** POST, since settings don't fit in an address; it changes nothing. */
export const POST = handle({ role: 'ADMIN', body, maxBytes: settingsBodyBytes }, async ({ body: { settings } }) => {
  const { settings: before } = await freshSettings()
  return previewDoor({ before, after: settings })
})
