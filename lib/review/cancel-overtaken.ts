import { cancelActions } from '../act/cancel-actions'
import type { Actor } from '../audit/record-audit'
import type { DecisionKind, Prisma } from '../generated/prisma/client'

type CancelOvertakenOptions = {
  /** It holds the item. */
  tx: Prisma.TransactionClient
  /** What was just stored. */
  decision: { id: number; itemId: number; kind: DecisionKind }
  actor: Actor
}

/** What became of the actions of earlier spam decisions on an item that is found to be no spam now; ids of actions. */
export type Overtaken = { cancelled: number[]; tooLate: number[] }

/**
 * An author may have mended what was spam: who looks at the newer content and says "not spam" must not see the account
 * blocked a moment later because of the older. The earlier decision stays as it is, about its own version. "Unsure" and
 * "skip" say nothing against it.
 * @returns null when nothing was overtaken
 */
export async function cancelOvertaken({ tx, decision, actor }: CancelOvertakenOptions): Promise<Overtaken | null> {
  if (decision.kind !== 'NOT_SPAM') return null
  const earlier = await tx.decision.findMany({
    where: { itemId: decision.itemId, id: { lt: decision.id }, kind: 'SPAM', undoneAt: null },
    select: { id: true },
  })
  const detail = `${actor.name} decided not spam on newer content.`
  const decisionIds = earlier.map(({ id }) => id)
  const overtaken = await cancelActions({ tx, decisionIds, actor, because: { reason: 'not_spam', detail } })
  return overtaken.cancelled.length + overtaken.tooLate.length > 0 ? overtaken : null
}
