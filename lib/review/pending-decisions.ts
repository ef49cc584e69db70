import { prisma } from '../db/prisma'
import { currentSettings } from '../settings/settings-store'
import { actionWords, effectWords } from './effect-words'
import type { DecisionKind } from './queue-row'

export type PendingDecision = {
  decisionId: number
  itemId: number
  kind: DecisionKind
  title: string
  /** What follows from it; null when nothing does. */
  effect: string | null
  /** Until when the undo is offered (ISO 8601). */
  undoUntil: string
}

/** The moderator's decisions that can still be taken back: what the undo stack shows again after a reload. */
export async function pendingDecisions({ moderatorId }: { moderatorId: number }): Promise<PendingDecision[]> {
  const { settings } = await currentSettings()
  const undoMs = settings.undoSeconds * 1000
  const now = Date.now()
  const decisions = await prisma().decision.findMany({
    where: {
      moderatorId,
      undoneAt: null,
      OR: [
        { createdAt: { gt: new Date(now - undoMs) } },
        { createdAt: { gt: new Date(now - 3_600_000) }, actions: { some: { state: 'SCHEDULED' } } },
      ],
    },
    orderBy: { id: 'desc' },
    take: 5,
    include: {
      item: { select: { title: true } },
      actions: { select: { state: true, runAt: true, plan: true, detail: true } },
    },
  })
  return decisions
    .map(({ id, itemId, kind, item, createdAt, actions }) => ({
      decisionId: id,
      itemId,
      kind,
      title: item.title,
      effect: effectWords(actions.map((action) => ({ state: action.state, words: actionWords(action) }))),
      undoUntil: new Date(
        Math.max(
          createdAt.getTime() + undoMs,
          ...actions.filter(({ state }) => state === 'SCHEDULED').map(({ runAt }) => runAt.getTime()),
        ),
      ).toISOString(),
    }))
    .filter(({ undoUntil }) => Date.parse(undoUntil) > now)
    .reverse()
}
