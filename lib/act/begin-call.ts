import { notifyLive } from '../db/live'
import { lockActing } from '../db/lock-acting'
import { transact } from '../db/transact'
import type { Prisma } from '../generated/prisma/client'
import type { Claim } from './move-action'
import { capFreeAt } from './permit'
import type { Plan } from './plan'
import { presentSettings } from './present-settings'

type BeginCallOptions = { claim: Claim; plan: Plan; isReversal: boolean }

export type Begun =
  | { may: true; claim: Claim }
  | { may: false; why: 'dry_run' | 'undone' | 'lost_claim' }
  | { may: false; why: 'hourly_cap'; freeAt: Date }

/**
 * RUNNING becomes CALLING: from here on a request may have left. Dry run and hourly cap are asked in the same transaction
 * under one lock, so that twenty workers at once stay within the cap; a cancelled action is no longer RUNNING and stops here,
 * and so does one whose decision was taken back.
 */
export async function beginCall({ claim, plan, isReversal }: BeginCallOptions): Promise<Begun> {
  return transact(async (tx) => {
    await lockActing(tx)
    const settings = await presentSettings(tx)
    if (settings.dryRun) return { may: false, why: 'dry_run' }
    const freeAt = isReversal ? null : await capFreeAt({ tx, settings, actionId: claim.id })
    if (freeAt) return { may: false, why: 'hourly_cap', freeAt }
    if (await isUndone(tx, claim.id)) return { may: false, why: 'undone' }
    const [row] = await tx.$queryRaw<{ claimed_at: Date }[]>`
      UPDATE action SET state = 'CALLING', claimed_at = clock_timestamp(), called_at = clock_timestamp(), plan = ${JSON.stringify(plan)}::jsonb,
             reason = NULL, detail = NULL
       WHERE id = ${claim.id} AND state = 'RUNNING' AND claimed_at = ${claim.claimedAt}
      RETURNING claimed_at`
    if (!row) return { may: false, why: 'lost_claim' }
    await notifyLive(tx, { topic: 'action', ids: [claim.id] })
    return { may: true, claim: { ...claim, claimedAt: row.claimed_at } }
  })
}

async function isUndone(tx: Prisma.TransactionClient, id: number): Promise<boolean> {
  return (await tx.action.count({ where: { id, reversesId: null, decision: { undoneAt: { not: null } } } })) > 0
}
