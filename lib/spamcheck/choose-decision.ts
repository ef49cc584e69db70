import { cancelActions } from '../act/cancel-actions'
import type { Actor } from '../audit/record-audit'
import type { Prisma } from '../generated/prisma/client'

type ChooseOptions = {
  /** It holds both items. */
  tx: Prisma.TransactionClient
  /** The saved item's version, and what stood for it. */
  versionId: number
  askedItemId: number
  actor: Actor
}

/**
 * One decision can stand on a version. Where people have decided on both, the newer word counts; where they say the same, the
 * older one stays, which may have taken effect, and takes over what only the other had planned. The one that stands back is
 * nobody's mistake, so nobody's name is on its end.
 */
export async function chooseDecision({ tx, versionId, askedItemId, actor }: ChooseOptions): Promise<void> {
  const standing = await tx.decision.findMany({
    where: { undoneAt: null, kind: { in: ['SPAM', 'NOT_SPAM'] }, OR: [{ versionId }, { itemId: askedItemId }] },
    orderBy: { id: 'asc' },
    select: { id: true, kind: true },
  })
  const [older, newer] = standing
  if (!older || !newer) return
  const agree = older.kind === newer.kind
  const [stays, ends] = agree ? [older, newer] : [newer, older]
  if (agree)
    await tx.$executeRaw`
      UPDATE action SET decision_id = ${stays.id}
       WHERE decision_id = ${ends.id} AND kind NOT IN (SELECT kind FROM action WHERE decision_id = ${stays.id})`
  const because = { reason: 'other_decision', detail: 'Another decision on the same text counts.' }
  await cancelActions({ tx, decisionIds: [ends.id], actor, because })
  await tx.decision.update({ where: { id: ends.id }, data: { undoneAt: new Date() }, select: { id: true } })
}
