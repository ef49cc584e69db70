import type { Actor } from '../audit/record-audit'
import { lockActing } from '../db/lock-acting'
import { transact } from '../db/transact'
import { AppError } from '../errors'
import type { Settings } from './settings'
import { dropSettings } from './settings-store'
import { writeSettings } from './write-settings'

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
export async function changeSettings({ settings, reason, actor, basedOn }: ChangeSettingsOptions): Promise<{
  id: number
}> {
  const made = await transact(async (tx) => {
    // Two people who both saw version 3 must not both write version 4.
    await lockActing(tx)
    const newest = await tx.settings.findFirst({ orderBy: { id: 'desc' }, select: { id: true } })
    if ((newest?.id ?? null) !== basedOn) {
      throw new AppError({
        code: 'stale',
        message: 'Somebody else has changed the settings meanwhile. Load them again and repeat your change.',
        details: { newestId: newest?.id ?? null },
      })
    }
    return writeSettings({ tx, settings, reason, actor })
  })
  dropSettings()
  return made
}
