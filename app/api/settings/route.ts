import { z } from 'zod'
import { env } from '@/lib/env'
import { changeSettings } from '@/lib/settings/change-settings'
import { assertLeavingDryRunMeant } from '@/lib/settings/leave-dry-run'
import { settingsSchema } from '@/lib/settings/settings'
import { currentSettings, dropSettings } from '@/lib/settings/settings-store'
import { actorOf } from '../actor'
import { handle } from '../handle'

const body = z.strictObject({
  settings: settingsSchema,
  reason: z.string().trim().min(1, 'Say why, for whoever reads the history.').max(500),
  basedOn: z.int().positive().nullable(),
  confirm: z.string().max(255).optional(),
})

export const GET = handle({ role: 'VIEWER' }, async () => {
  const { GITLAB_URL } = env()
  return { ...(await currentSettings()), gitlabHost: GITLAB_URL ? new URL(GITLAB_URL).host : null }
})

export const PUT = handle({ role: 'ADMIN', body }, async ({ body: { confirm, ...change }, user }) => {
  // Read anew: what this process remembers may be seconds old, and could let acting begin without the typed word.
  dropSettings()
  const { settings: before } = await currentSettings()
  assertLeavingDryRunMeant({ before, after: change.settings, confirm, gitlabUrl: env().GITLAB_URL })
  return changeSettings({ ...change, actor: actorOf(user) })
})
