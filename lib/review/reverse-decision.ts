import { cancelActions } from '../act/cancel-actions'
import { reverseAction } from '../act/reverse-action'
import { recordAudit } from '../audit/record-audit'
import { notifyLive } from '../db/live'
import { prisma } from '../db/prisma'
import { findUndoable } from './find-undoable'
import { lockItem } from './lock-item'
import { reopenItem } from './reopen-item'

type ReverseDecisionOptions = { itemId: number; decisionId: number; moderator: { id: number; username: string } }
export type Reversed = { decisionId: number; reversals: { id: number; runAt: string; state: string }[] }

/**
 * For a decision whose actions can't be cancelled any more: what is done in GitLab gets its recorded inverse, what isn't is
 * cancelled, and the item waits again. The caller hands the reversals to the queue.
 */
export async function reverseDecision({ itemId, decisionId, moderator }: ReverseDecisionOptions): Promise<Reversed> {
  const actor = { kind: 'user', id: moderator.id, name: moderator.username } as const
  const tooLate = await prisma().$transaction(async (tx) => {
    const item = await lockItem({ tx, itemId })
    const decision = await findUndoable({ tx, itemId, decisionId, moderatorId: moderator.id })
    const cancelled = await cancelActions({ tx, decisionId, actor })
    const state = await reopenItem({ tx, item, decision, moderatorId: moderator.id })
    await notifyLive(tx, { topic: 'item', ids: [itemId] })
    await notifyLive(tx, { topic: 'queue' })
    await recordAudit({
      tx,
      actor,
      action: 'decision.undone',
      subject: `item:${itemId}`,
      before: { decision: decisionId, kind: decision.kind },
      after: { state, reverses: cancelled.tooLate },
    })
    return cancelled.tooLate
  })
  const reversals: Reversed['reversals'] = []
  for (const actionId of tooLate) {
    const { id, runAt, state } = await reverseAction({ actionId, actor })
    reversals.push({ id, runAt: runAt.toISOString(), state })
  }
  return { decisionId, reversals }
}
