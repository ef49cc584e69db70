import { recordAudit } from '../audit/record-audit'
import { notifyLive } from '../db/live'
import { prisma } from '../db/prisma'
import { transact } from '../db/transact'

/**
 * Ends an action whose decision was taken back while it waited to be tried again (a 429 after the undo, say): nobody wants
 * its effect any more. What may have left already is not touched, nor are reversals.
 * @returns whether there was one to end
 */
export async function dropUndone({ actionId }: { actionId: number }): Promise<boolean> {
  // Nearly always there is none, and then nobody waits for a transaction.
  const decision = { undoneAt: { not: null } }
  const where = { id: actionId, state: { in: ['SCHEDULED' as const, 'RUNNING' as const] }, reversesId: null, decision }
  if ((await prisma().action.count({ where })) === 0) return false
  return transact(async (tx) => {
    const [row] = await tx.$queryRaw<{ before: string }[]>`
      UPDATE action SET state = 'CANCELLED', reason = 'undone', ended_at = clock_timestamp(),
             detail = 'The decision behind it was taken back, so it was not done.'
        FROM (SELECT a.id AS old_id, a.state::text AS before FROM action a JOIN decision d ON d.id = a.decision_id
               WHERE a.id = ${actionId} AND a.reverses_id IS NULL AND d.undone_at IS NOT NULL FOR NO KEY UPDATE OF a) old
       WHERE id = old_id AND state IN ('SCHEDULED', 'RUNNING')
      RETURNING before`
    if (!row) return false
    await notifyLive(tx, { topic: 'action', ids: [actionId] })
    const actor = { kind: 'system', name: 'worker' } as const
    const before = { state: row.before }
    await recordAudit({ tx, actor, action: 'action.cancelled', subject: `action:${actionId}`, before })
    return true
  })
}
