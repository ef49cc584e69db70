import { type Actor, recordAudit } from '@/lib/audit/record-audit'
import { notifyLive } from '@/lib/db/live'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defaultSettings, type Settings } from '@/lib/settings/settings'

type Options = {
  /** It holds the lock on acting (lib/db/lock-acting.ts). */
  tx: Prisma.TransactionClient
  settings: Settings
  reason: string
  actor: Actor
}

/** Stores the settings with the thresholds that belong to another model, in the transaction that makes it active. */
export async function changeThresholds({ tx, settings, reason, actor }: Options): Promise<void> {
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
    after: { ...settings, reason },
  })
}
