import { type CurrentSettings, currentSettings, dropSettings } from './settings-store'

/**
 * The newest settings as they stand in the database, for whoever shows or changes them: what this process remembers may be
 * seconds old, and a page that was just told of a change would show the old ones and ask no more.
 */
export function freshSettings(): Promise<CurrentSettings> {
  dropSettings()
  return currentSettings()
}
