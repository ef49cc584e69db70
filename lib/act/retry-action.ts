import { type Actor, recordAudit } from '../audit/record-audit'
import { notifyLive } from '../db/live'
import { transact } from '../db/transact'
import { AppError } from '../errors'
import { holdAction } from './hold-action'
import { presentSettings } from './present-settings'

type RetryActionOptions = { actionId: number; actor: Actor }

/**
 * A person tries a failed action again, at once. By itself nothing that may have left is ever sent a second time.
 * @throws AppError `not_found`, or `conflict` when it hasn't failed, its decision was taken back, or dry run is on
 */
export async function retryAction({ actionId, actor }: RetryActionOptions): Promise<{ id: number; runAt: Date }> {
  return transact(async (tx) => {
    await holdAction({ tx, actionId })
    const action = await tx.action.findUniqueOrThrow({
      where: { id: actionId },
      include: { decision: { select: { undoneAt: true } } },
    })
    if (action.reversesId === null && action.decision?.undoneAt)
      throw conflict('The decision behind this action was taken back.')
    if ((await presentSettings(tx)).dryRun) throw conflict('Dry run is on, so nothing is done. Switch it off first.')
    const [row] = await tx.$queryRaw<{ run_at: Date }[]>`
      UPDATE action SET state = 'SCHEDULED', run_at = clock_timestamp(), claimed_at = NULL, ended_at = NULL,
             reason = NULL, detail = NULL
       WHERE id = ${actionId} AND state = 'FAILED'
      RETURNING run_at`
    if (!row) throw conflict('Only a failed action can be tried again. Load the page again.')
    await notifyLive(tx, { topic: 'action', ids: [actionId] })
    const before = { state: 'FAILED', reason: action.reason }
    await recordAudit({ tx, actor, action: 'action.scheduled', subject: `action:${actionId}`, before })
    return { id: actionId, runAt: row.run_at }
  })
}

const conflict = (message: string): AppError => new AppError({ code: 'conflict', message })
