import { type Actor, recordAudit } from '../audit/record-audit'
import { notifyLive } from '../db/live'
import type { Prisma } from '../generated/prisma/client'
import { lockActions } from './lock-actions'

type CancelActionsOptions = {
  /** The transaction of what makes them unwanted. It holds the item already. */
  tx: Prisma.TransactionClient
  decisionIds: readonly number[]
  actor: Actor
  /** Why, as a short stable word and a sentence; left out: the decision was taken back. */
  because?: { reason: string; detail: string }
}

export type CancelledActions = {
  cancelled: number[]
  /** A request may have left, or something was changed in GitLab: these can only be reversed. */
  tooLate: number[]
}

/**
 * Cancels what hasn't been done. RUNNING is not too late: the worker has claimed it but asks for CALLING before a request
 * leaves, and that fails once the row is CANCELLED. Between the two statements the database decides, so exactly one wins.
 */
export async function cancelActions({
  tx,
  decisionIds,
  actor,
  because,
}: CancelActionsOptions): Promise<CancelledActions> {
  if (decisionIds.length === 0) return { cancelled: [], tooLate: [] }
  const { reason, detail } = because ?? { reason: 'undone', detail: `Taken back by ${actor.name}.` }
  const ids = [...decisionIds]
  await lockActions({ tx, decisionIds })
  const rows = await tx.$queryRaw<{ id: number; before: string }[]>`
    UPDATE action SET state = 'CANCELLED', reason = ${reason}, detail = ${detail}, ended_at = clock_timestamp()
      FROM (SELECT id AS old_id, state::text AS before FROM action
             WHERE decision_id = ANY(${ids}::int[]) AND reverses_id IS NULL) old
     WHERE id = old_id AND state IN ('PLANNED', 'SCHEDULED', 'RUNNING')
    RETURNING id, before`
  const late = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM action
     WHERE decision_id = ANY(${ids}::int[]) AND reverses_id IS NULL
       AND (state = 'CALLING' OR state = 'DONE' AND plan #> '{steps,0,inverse}' <> 'null'::jsonb)
       AND NOT EXISTS (SELECT FROM action reversal WHERE reversal.reverses_id = action.id AND reversal.state = 'DONE')
     ORDER BY id`
  const cancelled = rows.map(({ id }) => id)
  if (cancelled.length > 0) await notifyLive(tx, { topic: 'action', ids: cancelled })
  for (const { id, before } of rows)
    await recordAudit({ tx, actor, action: 'action.cancelled', subject: `action:${id}`, before: { state: before } })
  return { cancelled, tooLate: late.map(({ id }) => id) }
}
