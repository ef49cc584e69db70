import type { Prisma, ReviewState } from '../generated/prisma/client'

type ReopenItemOptions = {
  tx: Prisma.TransactionClient
  item: { id: number; versionId: number | null; reviewState: ReviewState }
  decision: { id: number; versionId: number }
  moderatorId: number
}

/** Marks the decision as taken back and puts the item where it would be without it. */
export async function reopenItem({ tx, item, decision, moderatorId }: ReopenItemOptions): Promise<ReviewState> {
  await tx.decision.update({
    where: { id: decision.id },
    data: { undoneAt: new Date(), undoneById: moderatorId },
  })
  // A newer version has a state of its own, which a decision on the old one must not touch.
  if (item.versionId !== decision.versionId) return item.reviewState
  const state = await stateWithout(tx, item.id, item.versionId)
  if (state !== item.reviewState) await tx.item.update({ where: { id: item.id }, data: { reviewState: state } })
  return state
}

async function stateWithout(tx: Prisma.TransactionClient, itemId: number, versionId: number): Promise<ReviewState> {
  const standing = await tx.decision.findFirst({
    where: { versionId, undoneAt: null, kind: { in: ['SPAM', 'NOT_SPAM', 'UNSURE'] } },
    orderBy: { kind: 'asc' },
    select: { kind: true },
  })
  if (standing) return standing.kind === 'UNSURE' ? 'SECOND_OPINION' : 'DECIDED'
  const verdict = await tx.verdict.findUnique({ where: { versionId }, select: { route: true } })
  if (verdict?.route !== 'ALLOW') return 'PENDING'
  // Allowed when it came, but flagged when GitLab asked about it (lib/spamcheck/join-calls.ts).
  return (await tx.spamcheckCall.count({ where: { itemId, versionId, route: 'REVIEW' } })) > 0 ? 'PENDING' : 'NONE'
}
