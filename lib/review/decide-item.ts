import { planActions } from '../act/plan-actions'
import { presentSettings } from '../act/present-settings'
import { recordAudit } from '../audit/record-audit'
import { notifyLive } from '../db/live'
import { transact } from '../db/transact'
import type { Prisma, ReviewState } from '../generated/prisma/client'
import { assertFresh } from './assert-fresh'
import { cancelOvertaken } from './cancel-overtaken'
import type { DecisionInput } from './decision-input'
import { effectWords } from './effect-words'
import { lockItem } from './lock-item'
import { tracesToKeep } from './traces-to-keep'

type Moderator = { id: number; username: string }
type DecideItemOptions = DecisionInput & { itemId: number; moderator: Moderator }

export type DecidedAction = { id: number; kind: string; state: string; runAt: string; words: string }
export type Decided = {
  decisionId: number
  itemId: number
  actions: DecidedAction[]
  /** What follows, in one line; null when nothing does. */
  effect: string | null
  /** Until when the undo is offered (ISO 8601). */
  undoUntil: string
}

/**
 * Stores a moderator's word on the version they saw and plans what follows from it, in one transaction. "Not spam" also
 * cancels what earlier decisions on the item have scheduled; "unsure" and "skip" say nothing against those.
 * The caller hands `SCHEDULED` actions to the queue.
 * @throws AppError `stale` with `StaleDetails` when somebody else decided, or the content or its verdict is another by now
 */
export async function decideItem({ itemId, moderator, ...input }: DecideItemOptions): Promise<Decided> {
  const traces = await tracesToKeep({ itemId, input })
  return transact(async (tx) => {
    const item = await lockItem({ tx, itemId })
    const { score } = await assertFresh({ tx, item, input })
    // Not what this process last saw: "spam" must not be planned by settings that an admin has just replaced.
    const settings = await presentSettings(tx)
    const decision = await tx.decision.create({
      data: {
        itemId,
        versionId: input.versionId,
        moderatorId: moderator.id,
        kind: input.kind,
        reason: input.reason || null,
        score,
        traces: { create: traces },
      },
    })
    const state = stateAfter(input.kind, item.reviewState)
    if (state !== item.reviewState) await tx.item.update({ where: { id: itemId }, data: { reviewState: state } })
    const actor = { kind: 'user', id: moderator.id, name: moderator.username } as const
    const overtaken = await cancelOvertaken({ tx, decision, actor })
    const planned =
      input.kind === 'SPAM' ? await planActions({ tx, decisionId: decision.id, itemId, actor, settings }) : []
    const actions = planned.map(({ id, kind, state, runAt, words }) => ({
      id,
      kind,
      state,
      runAt: runAt.toISOString(),
      words,
    }))
    await notifyLive(tx, { topic: 'item', ids: [itemId] })
    await notifyLive(tx, { topic: 'queue' })
    await recordAudit({
      tx,
      actor,
      action: 'decision.made',
      subject: `item:${itemId}`,
      before: { state: item.reviewState },
      after: { ...auditOf(decision, actions, input), ...(overtaken && { overtaken }) },
    })
    const runs = actions.filter(({ state }) => state === 'SCHEDULED').map(({ runAt }) => Date.parse(runAt))
    const undoUntil = Math.max(decision.createdAt.getTime() + settings.undoSeconds * 1000, ...runs)
    return {
      decisionId: decision.id,
      itemId,
      actions,
      effect: effectWords(actions, overtaken),
      undoUntil: new Date(undoUntil).toISOString(),
    }
  })
}

function stateAfter(kind: DecisionInput['kind'], before: ReviewState): ReviewState {
  if (kind === 'SKIP') return before
  return kind === 'UNSURE' ? 'SECOND_OPINION' : 'DECIDED'
}

function auditOf(
  decision: { id: number; versionId: number; score: number | null },
  actions: DecidedAction[],
  { kind, reason }: DecisionInput,
): Prisma.InputJsonObject {
  return {
    decision: decision.id,
    kind,
    version: decision.versionId,
    score: decision.score,
    reason: reason || null,
    actions: actions.map(({ id, state, words }) => ({ id, state, words })),
  }
}
