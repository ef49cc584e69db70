import { type Actor, recordAudit } from '../audit/record-audit'
import { notifyLive } from '../db/live'
import type { Prisma } from '../generated/prisma/client'

type CancelActionsOptions = {
  /** The transaction that takes the decision back. */
  tx: Prisma.TransactionClient
  decisionId: number
  actor: Actor
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
export async function cancelActions({ tx, decisionId, actor }: CancelActionsOptions): Promise<CancelledActions> {
  const rows = await tx.$queryRaw<{ id: number; before: string }[]>`
    UPDATE action SET state = 'CANCELLED', reason = 'undone', detail = ${`Taken back by ${actor.name}.`},
           ended_at = clock_timestamp()
      FROM (SELECT id AS old_id, state::text AS before FROM action
             WHERE decision_id = ${decisionId} AND reverses_id IS NULL ORDER BY id FOR UPDATE) old
     WHERE id = old_id AND state IN ('PLANNED', 'SCHEDULED', 'RUNNING')
    RETURNING id, before`
  const late = await tx.$queryRaw<{ id: number }[]>`
    SELECT id FROM action
     WHERE decision_id = ${decisionId} AND reverses_id IS NULL
       AND (state = 'CALLING' OR state = 'DONE' AND plan #> '{steps,0,inverse}' <> 'null'::jsonb)
       AND NOT EXISTS (SELECT FROM action reversal WHERE reversal.reverses_id = action.id AND reversal.state = 'DONE')
     ORDER BY id`
  const cancelled = rows.map(({ id }) => id)
  if (cancelled.length > 0) await notifyLive(tx, { topic: 'action', ids: cancelled })
  for (const { id, before } of rows)
    await recordAudit({ tx, actor, action: 'action.cancelled', subject: `action:${id}`, before: { state: before } })
  return { cancelled, tooLate: late.map(({ id }) => id) }
}
