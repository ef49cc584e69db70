import { AppError } from '../errors'
import type { Prisma } from '../generated/prisma/client'
import { changedFields } from './changed-fields'
import type { DecisionInput, StaleDetails } from './decision-input'
import type { DecisionKind } from './queue-row'

type Locked = { id: number; versionId: number | null; reviewState: string }
type AssertFreshOptions = { tx: Prisma.TransactionClient; item: Locked; input: DecisionInput }

/** That the moderator decides on what stands now. Gives the score they saw. */
export async function assertFresh({ tx, item, input }: AssertFreshOptions): Promise<{ score: number | null }> {
  if (item.reviewState === 'DECIDED') throw await decidedMeanwhile(tx, item)
  if (item.versionId !== input.versionId) throw await changedMeanwhile(tx, item, input.versionId)
  const verdict = await tx.verdict.findUnique({
    where: { versionId: input.versionId },
    select: { id: true, score: true },
  })
  if (input.verdictId !== undefined && verdict?.id !== input.verdictId)
    throw stale('It was scored again meanwhile. Look at the new score, then decide.', {
      why: 'rescored',
      versionId: input.versionId,
    })
  return { score: verdict?.score ?? null }
}

async function decidedMeanwhile(tx: Prisma.TransactionClient, item: Locked): Promise<AppError> {
  const standing = await tx.decision.findFirst({
    where: { itemId: item.id, undoneAt: null, kind: { in: ['SPAM', 'NOT_SPAM'] } },
    orderBy: { id: 'desc' },
    include: { moderator: { select: { name: true } } },
  })
  if (!standing) return new AppError({ code: 'stale', message: 'This was decided meanwhile. Look at it again.' })
  const by = standing.moderator?.name ?? 'Policy'
  return stale(`${by} decided ${words[standing.kind]} meanwhile. Nothing was changed by you.`, {
    why: 'decided',
    decisionId: standing.id,
    kind: standing.kind,
    by,
    at: standing.createdAt.toISOString(),
    versionId: item.versionId,
  })
}

async function changedMeanwhile(tx: Prisma.TransactionClient, item: Locked, seenId: number): Promise<AppError> {
  const versions = await tx.itemVersion.findMany({
    where: { itemId: item.id, id: { in: [seenId, item.versionId ?? seenId] } },
    select: { id: true, fields: true, firstSeenAt: true },
  })
  const seen = versions.find(({ id }) => id === seenId)
  const current = versions.find(({ id }) => id === item.versionId)
  if (!seen || !current)
    return new AppError({ code: 'bad_request', message: 'That version is not one of this item. Reload the page.' })
  return stale('The author changed it after you opened it. Look at what changed, then decide.', {
    why: 'changed',
    fields: changedFields(seen.fields, current.fields),
    versionId: current.id,
    at: current.firstSeenAt.toISOString(),
  })
}

export const words: Record<DecisionKind, string> = {
  SPAM: 'spam',
  NOT_SPAM: 'not spam',
  UNSURE: 'unsure',
  SKIP: 'skip',
}

function stale(message: string, details: StaleDetails): AppError {
  return new AppError({ code: 'stale', message, details })
}
