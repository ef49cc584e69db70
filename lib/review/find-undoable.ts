import { AppError } from '../errors'
import type { Decision, Prisma } from '../generated/prisma/client'
import type { StaleDetails } from './decision-input'

type FindUndoableOptions = {
  tx: Prisma.TransactionClient
  itemId: number
  decisionId: number | undefined
  moderatorId: number
}

/** Any moderator may take back a spam or not-spam decision; "unsure" and "skip" only who said so. */
export async function findUndoable({ tx, itemId, decisionId, moderatorId }: FindUndoableOptions): Promise<Decision> {
  const decision = await tx.decision.findFirst({
    where: {
      itemId,
      id: decisionId,
      undoneAt: decisionId === undefined ? null : undefined,
      OR: [{ kind: { in: ['SPAM', 'NOT_SPAM'] } }, { moderatorId }],
    },
    orderBy: { id: 'desc' },
    include: { undoneBy: { select: { name: true } } },
  })
  if (!decision)
    throw new AppError({ code: 'not_found', message: 'There is no decision here that you could take back.' })
  if (decision.undoneAt) {
    const by = decision.undoneBy?.name ?? 'Somebody'
    const details: StaleDetails = { why: 'undone', by }
    throw new AppError({ code: 'stale', message: `${by} has taken this decision back already.`, details })
  }
  return decision
}
