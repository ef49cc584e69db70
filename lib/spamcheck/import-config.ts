import type { Actor } from '../audit/record-audit'
import { lockActing } from '../db/lock-acting'
import { transact } from '../db/transact'
import { AppError } from '../errors'
import { defaultSettings, settingsSchema } from '../settings/settings'
import { dropSettings } from '../settings/settings-store'
import { writeSettings } from '../settings/write-settings'
import { dropTrustList } from '../trust/trust-list-store'
import { writeListEntry } from '../trust/write-list-entry'
import { type ImportPlan, planImport } from './import-config-plan'
import type { OldConfig } from './import-config-read'

export const importReason = 'imported from Spamcheck’s configuration'

type ImportConfigOptions = {
  config: OldConfig
  actor: Actor
  /** Off: only looks what there would be to do. */
  apply: boolean
}

/**
 * Takes over what the old server's configuration says, all of it or, when something is wrong, nothing.
 * @returns what was (or would be) changed
 * @throws AppError `conflict` when the stored settings are of a newer Natterjack; `bad_request` when what came of it doesn't
 *   hold together, such as a list that would be too long
 */
export async function importConfig({ config, actor, apply }: ImportConfigOptions): Promise<ImportPlan> {
  const plan = await transact(async (tx) => {
    await lockActing(tx)
    const newest = await tx.settings.findFirst({ orderBy: { id: 'desc' } })
    const settings = settingsSchema.safeParse(newest?.value ?? defaultSettings)
    if (!settings.success) {
      const message = 'The stored settings are not readable by this version of Natterjack. Use the newer one.'
      throw new AppError({ code: 'conflict', message, cause: settings.error })
    }
    // Entries that have run out don't trust anybody any more, but hold their value until they are ended.
    const rows = await tx.$queryRaw<{ value: string }[]>`
      SELECT value FROM list_entry
       WHERE kind = 'EMAIL_DOMAIN' AND removed_at IS NULL AND (expires_at IS NULL OR expires_at > now())`
    const listed = new Set(rows.map(({ value }) => value))
    const found = planImport({ config, settings: settings.data, listed })
    if (!apply) return found
    if (found.settings) await writeSettings({ tx, settings: found.settings, reason: importReason, actor })
    for (const value of found.domains) {
      const entry = { kind: 'EMAIL_DOMAIN', value, gitlabId: null, withSubs: false, minAccess: null } as const
      await writeListEntry({ tx, entry: { ...entry, reason: importReason, expiresAt: null }, actor })
    }
    return found
  })
  if (apply) {
    dropSettings()
    dropTrustList()
  }
  return plan
}
