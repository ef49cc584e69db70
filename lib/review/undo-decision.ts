import { cancelActions } from '../act/cancel-actions'
import { recordAudit } from '../audit/record-audit'
import { notifyLive } from '../db/live'
import { transact } from '../db/transact'
import { AppError } from '../errors'
import type { StaleDetails } from './decision-input'
import { findUndoable } from './find-undoable'
import { followJoined } from './follow-joined'
import { lockItem } from './lock-item'
import { reopenItem } from './reopen-item'

type UndoDecisionOptions = {
  itemId: number
  /** Left out: the moderator's own last decision on the item, else the one that stands. */
  decisionId?: number
  moderator: { id: number; username: string }
}

/**
 * Takes a decision back while nothing was done in GitLab: its scheduled actions are cancelled and the item waits again.
 * @throws AppError `stale` with `StaleDetails`: `too_late` when an action is under way or done (then it can be reversed),
 *   `undone` when somebody was faster
 */
export async function undoDecision(options: UndoDecisionOptions): Promise<{ decisionId: number }> {
  const { itemId, decisionId } = options
  if (decisionId === undefined) return undoOn(options)
  return followJoined(itemId, (itemId) => undoOn({ ...options, itemId }))
}

async function undoOn({ itemId, decisionId, moderator }: UndoDecisionOptions): Promise<{ decisionId: number }> {
  return transact(async (tx) => {
    const item = await lockItem({ tx, itemId })
    const decision = await findUndoable({ tx, itemId, decisionId, moderatorId: moderator.id })
    const actor = { kind: 'user', id: moderator.id, name: moderator.username } as const
    const { tooLate } = await cancelActions({ tx, decisionIds: [decision.id], actor })
    if (tooLate.length > 0) throw tooLateError(decision.id, tooLate)
    const state = await reopenItem({ tx, item, decision, moderatorId: moderator.id })
    await notifyLive(tx, { topic: 'item', ids: [itemId] })
    await notifyLive(tx, { topic: 'queue' })
    await recordAudit({
      tx,
      actor,
      action: 'decision.undone',
      subject: `item:${itemId}`,
      before: { decision: decision.id, kind: decision.kind },
      after: { state },
    })
    return { decisionId: decision.id }
  })
}

function tooLateError(decisionId: number, actionIds: number[]): AppError {
  const details: StaleDetails = { why: 'too_late', decisionId, actionIds }
  return new AppError({
    code: 'stale',
    message: 'It is already being done in GitLab, so it can’t be taken back. It can be reversed.',
    details,
  })
}
