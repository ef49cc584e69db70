import type { Prisma } from '../generated/prisma/client'
import { defaultSettings, type Settings, settingsSchema } from '../settings/settings'

/**
 * The settings as they are now, not as this process last saw them: dry run switched on counts from that moment.
 * What can't be read counts as the defaults, and so as dry run.
 */
export async function presentSettings(tx: Prisma.TransactionClient): Promise<Settings> {
  const newest = await tx.settings.findFirst({ orderBy: { id: 'desc' }, select: { value: true } })
  return settingsSchema.safeParse(newest?.value).data ?? defaultSettings
}
