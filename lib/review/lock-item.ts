import type { Prisma } from '../generated/prisma/client'
import { missingItem } from '../spamcheck/find-joined-item'

/**
 * Holds the item until the transaction ends, so that of two moderators one decides and the other is told. NO KEY: rows that
 * only refer to the item may be written meanwhile, and don't wait in a circle with us (lib/act/lock-actions.ts).
 * @throws AppError `not_found`, or `conflict` with `JoinedDetails` when it has become another item
 */
export async function lockItem({ tx, itemId }: { tx: Prisma.TransactionClient; itemId: number }) {
  await tx.$executeRaw`SELECT FROM item WHERE id = ${itemId} FOR NO KEY UPDATE`
  const item = await tx.item.findUnique({
    where: { id: itemId },
    select: { id: true, kind: true, title: true, versionId: true, reviewState: true },
  })
  if (!item) throw await missingItem(itemId)
  return item
}
