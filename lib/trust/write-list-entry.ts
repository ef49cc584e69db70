import { type Actor, recordAudit } from '../audit/record-audit'
import { notifyLive } from '../db/live'
import type { Prisma } from '../generated/prisma/client'
import type { ListEntryKind } from './list-entry'

type WriteListEntryOptions = {
  tx: Prisma.TransactionClient
  entry: {
    kind: ListEntryKind
    /** In its normal form (lib/trust/list-entry.ts). */
    value: string
    gitlabId: number | null
    withSubs: boolean
    minAccess: number | null
    reason: string
    expiresAt: Date | null
  }
  actor: Actor
}

/**
 * Writes an entry as part of a transaction, and the audit entry for it; a live one of the same value ends that with a unique
 * violation. Once it has committed, this process is to be told by dropTrustList().
 */
export async function writeListEntry({ tx, entry, actor }: WriteListEntryOptions): Promise<{ id: number }> {
  const { kind, value, gitlabId, expiresAt } = entry
  // An entry that has run out still holds its value; it must not keep anybody from listing it anew.
  await tx.$executeRaw`
    UPDATE list_entry SET removed_at = expires_at
     WHERE kind = ${kind}::"ListEntryKind" AND coalesce(gitlab_id::text, value) = ${gitlabId?.toString() ?? value}
       AND removed_at IS NULL AND expires_at <= now()`
  const createdById = actor.kind === 'user' ? actor.id : null
  const made = await tx.listEntry.create({ data: { ...entry, createdById }, select: { id: true } })
  await notifyLive(tx, { topic: 'lists', ids: [made.id] })
  const after = { ...entry, expiresAt: expiresAt?.toISOString() ?? null }
  await recordAudit({ tx, actor, action: 'list.added', subject: `list_entry:${made.id}`, after })
  return made
}
