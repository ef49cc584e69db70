import { z } from 'zod'
import { env } from '@/lib/env'
import { assertBlockMeant } from '@/lib/settings/allow-block'
import { changeSettings } from '@/lib/settings/change-settings'
import { freshSettings } from '@/lib/settings/fresh-settings'
import { assertLeavingDryRunMeant } from '@/lib/settings/leave-dry-run'
import { settingsSchema } from '@/lib/settings/settings'
import { jsonRowIdSchema } from '@/lib/stats/row-id'
import { actorOf } from '../actor'
import { handle } from '../handle'
import { settingsBodyBytes } from '../read-input'

const body = z.strictObject({
  settings: settingsSchema,
  reason: z.string().trim().min(1, 'Say why, for whoever reads the history.').max(500),
  basedOn: jsonRowIdSchema.nullable(),
  confirm: z.string().max(255).optional(),
  confirmBlock: z.string().max(255).optional(),
})

export const GET = handle({ role: 'VIEWER' }, async () => {
  const { GITLAB_URL } = env()
  return { ...(await freshSettings()), gitlabHost: GITLAB_URL ? new URL(GITLAB_URL).host : null }
})

export const PUT = handle(
  { role: 'ADMIN', body, maxBytes: settingsBodyBytes },
  async ({ body: { confirm, confirmBlock, ...change }, user }) => {
    const { settings: before } = await freshSettings()
    assertLeavingDryRunMeant({ before, after: change.settings, confirm, gitlabUrl: env().GITLAB_URL })
    assertBlockMeant({ before, after: change.settings, confirm: confirmBlock })
    return changeSettings({ ...change, actor: actorOf(user) })
  },
)
