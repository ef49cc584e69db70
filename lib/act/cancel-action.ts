import type { Actor } from '../audit/record-audit'
import { transact } from '../db/transact'
import { AppError } from '../errors'
import { cancelActions } from './cancel-actions'

type CancelActionOptions = { actionId: number; actor: Actor }

/**
 * Cancels a scheduled action, and with it what else its decision has scheduled; the decision itself stays.
 * @throws AppError `not_found`, or `conflict` when it can't be cancelled (any more), with what to do instead
 */
export async function cancelAction({
  actionId,
  actor,
}: CancelActionOptions): Promise<{ id: number; state: 'CANCELLED' }> {
  return transact(async (tx) => {
    const action = await tx.action.findUnique({
      where: { id: actionId },
      select: { decisionId: true, reversesId: true },
    })
    if (!action) throw new AppError({ code: 'not_found', message: 'There is no such action.' })
    if (action.decisionId === null || action.reversesId !== null)
      throw new AppError({
        code: 'conflict',
        message: 'This takes something back and can’t be cancelled. When it is done, decide on the item again.',
      })
    const { cancelled, tooLate } = await cancelActions({ tx, decisionIds: [action.decisionId], actor })
    if (cancelled.includes(actionId)) return { id: actionId, state: 'CANCELLED' }
    const message = tooLate.includes(actionId)
      ? 'Too late to cancel: GitLab has been asked. Reverse it instead.'
      : 'This action has ended already. Load the page again.'
    throw new AppError({ code: 'conflict', message })
  })
}
