import { createCachedRead } from '../db/cached-read'
import { pool } from '../db/pool'
import { log } from '../log'
import { defaultSettings, type Settings, settingsSchema } from './settings'

export type CurrentSettings = {
  /** Version of the settings; null while nobody has changed the defaults. */
  id: number | null
  settings: Settings
  /** False: what is stored can't be read by this version, and these are the defaults. */
  readable: boolean
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
  if (!row) return { id: null, settings: defaultSettings, readable: true }
  return { id: row.id, ...read(row.id, row.value) }
}

/**
 * Settings that this version of Natterjack can't read (written by a newer one, or by hand) count as the defaults with
 * dry run on: guessing at them might act in GitLab.
 */
function read(id: number, value: unknown): Pick<CurrentSettings, 'settings' | 'readable'> {
  const parsed = settingsSchema.safeParse(value)
  if (parsed.success) return { settings: parsed.data, readable: true }
  log.error({ settingsId: id, issues: parsed.error.issues }, 'stored settings are not readable, using the defaults')
  return { settings: defaultSettings, readable: false }
}
