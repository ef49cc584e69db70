import { prisma } from '../db/prisma'
import { defaultSettings, type Settings, settingsSchema } from '../settings/settings'
import { type SettingChange, settingsDiff } from '../settings/settings-diff'
import { type RowPage, rowPage } from './row-page'

export type SettingsVersion = {
  id: number
  createdAt: Date
  reason: string | null
  createdBy: { username: string; name: string } | null
  /** Null when another version of Natterjack wrote them in a form this one can't read. */
  settings: Settings | null
  /** Against the version before (the defaults, for the first); null when one of the two isn't readable. */
  changes: SettingChange[] | null
}

type FindHistoryOptions = { before?: number; limit: number }

/** The versions of the settings, newest first, each with what it changed. */
export async function findSettingsHistory({ before, limit }: FindHistoryOptions): Promise<RowPage<SettingsVersion>> {
  const found = await prisma().settings.findMany({
    where: { id: before === undefined ? undefined : { lt: before } },
    orderBy: { id: 'desc' },
    take: limit + 1,
    include: { createdBy: { select: { username: true, name: true } } },
  })
  const versions = found.map((row, index) => {
    const settings = readable(row.value)
    const older = found[index + 1]
    const base = older ? readable(older.value) : defaultSettings
    const changes = settings && base ? settingsDiff(base, settings) : null
    return { id: row.id, createdAt: row.createdAt, reason: row.reason, createdBy: row.createdBy, settings, changes }
  })
  return rowPage(versions, limit)
}

function readable(value: unknown): Settings | null {
  const parsed = settingsSchema.safeParse(value)
  return parsed.success ? parsed.data : null
}
