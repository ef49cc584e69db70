import { type Actor, recordAudit } from '../audit/record-audit'
import { notifyLive } from '../db/live'
import { AppError } from '../errors'
import type { Prisma } from '../generated/prisma/client'
import { defaultSettings, type Settings, settingsSchema } from './settings'

type WriteSettingsOptions = {
  /** Holds lockActing: one change at a time, and no call in GitLab is begun by the old settings once this has committed. */
  tx: Prisma.TransactionClient
  settings: Settings
  reason?: string | undefined
  actor: Actor
}

/**
 * Writes a new version of the settings as part of a transaction, and the audit entry for it. Once that has committed, this
 * process is to be told by dropSettings().
 * @throws AppError `bad_request` when the settings don't hold together
 */
export async function writeSettings(options: WriteSettingsOptions): Promise<{ id: number }> {
  const { tx, reason, actor } = options
  const settings = parse(options.settings)
  const newest = await tx.settings.findFirst({ orderBy: { id: 'desc' } })
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
  return made
}

function parse(settings: Settings): Settings {
  const parsed = settingsSchema.safeParse(settings)
  if (parsed.success) return parsed.data
  const where = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')
  throw new AppError({ code: 'bad_request', message: `These settings don't hold together: ${where}` })
}
