import { createCachedRead } from '../db/cached-read'
import { pool } from '../db/pool'
import { log } from '../log'
import { defaultSettings, type Settings, settingsSchema } from './settings'

export type CurrentSettings = {
  /** Version of the settings; null while nobody has changed the defaults. */
  id: number | null
  settings: Settings
}

/** For those whose live message was lost. */
const maxAgeMs = 5_000
const cached = createCachedRead({ read: readSettings, maxAgeMs })

/** The newest settings, held in this process until the live message `settings` or for 5 s. */
export function currentSettings(): Promise<CurrentSettings> {
  return cached.get()
}

/** To be called by a process on the live message `settings`. */
export function dropSettings(): void {
  cached.drop()
}

async function readSettings(): Promise<CurrentSettings> {
  const { rows } = await pool().query<{ id: number; value: unknown }>({
    name: 'newest-settings',
    text: 'SELECT id, value FROM settings ORDER BY id DESC LIMIT 1',
  })
  const row = rows[0]
  if (!row) return { id: null, settings: defaultSettings }
  return { id: row.id, settings: readable(row.id, row.value) }
}

/**
 * Settings that this version of Natterjack can't read (written by a newer one, or by hand) count as the defaults with
 * dry run on: guessing at them might act in GitLab.
 */
function readable(id: number, value: unknown): Settings {
  const parsed = settingsSchema.safeParse(value)
  if (parsed.success) return parsed.data
  log.error({ settingsId: id, issues: parsed.error.issues }, 'stored settings are not readable, using the defaults')
  return defaultSettings
}
