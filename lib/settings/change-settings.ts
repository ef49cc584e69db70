import type { Actor } from '../audit/record-audit'
import { recordAudit } from '../audit/record-audit'
import { notifyLive } from '../db/live'
import { lockActing } from '../db/lock-acting'
import { transact } from '../db/transact'
import { AppError } from '../errors'
import { defaultSettings, type Settings, settingsSchema } from './settings'
import { dropSettings } from './settings-store'

type ChangeSettingsOptions = {
  settings: Settings
  /** Why, in the words of whoever changes them; kept with the version. */
  reason?: string
  actor: Actor
  /** Id of the version that the change was made from; null for the defaults. */
  basedOn: number | null
}

/**
 * Stores a new version of the settings; every process follows within a moment.
 * @throws AppError `bad_request` when the settings don't hold together, `stale` when `basedOn` isn't the newest version
 *   any more: its details are `{ newestId }`
 */
export async function changeSettings(options: ChangeSettingsOptions): Promise<{ id: number }> {
  const { reason, actor, basedOn } = options
  const settings = parse(options.settings)
  const id = await transact(async (tx) => {
    // One change at a time: two people who both saw version 3 must not both write version 4. And no call in GitLab is
    // begun by the old settings once this has committed.
    await lockActing(tx)
    const newest = await tx.settings.findFirst({ orderBy: { id: 'desc' } })
    if ((newest?.id ?? null) !== basedOn) {
      throw new AppError({
        code: 'stale',
        message: 'Somebody else has changed the settings meanwhile. Load them again and repeat your change.',
        details: { newestId: newest?.id ?? null },
      })
    }
    const made = await tx.settings.create({
      data: { value: settings, reason, createdById: actor.kind === 'user' ? actor.id : null },
      select: { id: true },
    })
    await notifyLive(tx, { topic: 'settings', ids: [made.id] })
    await recordAudit({
      tx,
      actor,
      action: 'settings.changed',
      subject: `settings:${made.id}`,
      before: newest?.value ?? defaultSettings,
      after: reason ? { ...settings, reason } : settings,
    })
    return made.id
  })
  dropSettings()
  return { id }
}

function parse(settings: Settings): Settings {
  const parsed = settingsSchema.safeParse(settings)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
  throw new AppError({ code: 'bad_request', message: `These settings don't hold together: ${where}` })
}
