import { cancelActions } from '../act/cancel-actions'
import { storeReversal } from '../act/store-reversal'
import { recordAudit } from '../audit/record-audit'
import { notifyLive } from '../db/live'
import { transact } from '../db/transact'
import { findUndoable } from './find-undoable'
import { followJoined } from './follow-joined'
import { lockItem } from './lock-item'
import { reopenItem } from './reopen-item'

type ReverseDecisionOptions = {
  itemId: number
  decisionId: number
  moderator: { id: number; username: string }
  /** Also when other standing decisions want the same done. */
  anyway?: boolean
}
export type Reversed = { decisionId: number; reversals: { id: number; runAt: string; state: string }[] }

/**
 * For a decision whose actions can't be cancelled any more: what is done in GitLab gets its recorded inverse, what isn't is
 * cancelled, and the item waits again; all of it or nothing. The caller hands the reversals to the queue.
 * @throws AppError `stale` when somebody was faster, `conflict` with `OthersStand` when other standing decisions want the same
 */
export function reverseDecision(options: ReverseDecisionOptions): Promise<Reversed> {
  return followJoined(options.itemId, (itemId) => reverseOn({ ...options, itemId }))
}

async function reverseOn(options: ReverseDecisionOptions): Promise<Reversed> {
  const { itemId, decisionId, moderator, anyway } = options
  const actor = { kind: 'user', id: moderator.id, name: moderator.username } as const
  return transact(async (tx) => {
    const item = await lockItem({ tx, itemId })
    const decision = await findUndoable({ tx, itemId, decisionId, moderatorId: moderator.id })
    const { tooLate } = await cancelActions({ tx, decisionIds: [decisionId], actor })
    const state = await reopenItem({ tx, item, decision, moderatorId: moderator.id })
    const reversals: Reversed['reversals'] = []
    for (const actionId of tooLate) {
      const { id, runAt, state } = await storeReversal({ tx, actionId, actor, anyway })
      reversals.push({ id, runAt: runAt.toISOString(), state })
    }
    await notifyLive(tx, { topic: 'item', ids: [itemId] })
    await notifyLive(tx, { topic: 'queue' })
    await recordAudit({
      tx,
      actor,
      action: 'decision.undone',
      subject: `item:${itemId}`,
      before: { decision: decisionId, kind: decision.kind },
      after: { state, reverses: tooLate },
    })
    return { decisionId, reversals }
  })
}
