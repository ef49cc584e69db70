import { AppError } from '../errors'
import type { Prisma } from '../generated/prisma/client'

/**
 * Holds the item until the transaction ends, so that of two moderators one decides and the other is told. NO KEY: rows that
 * only refer to the item may be written meanwhile, and don't wait in a circle with us (lib/act/lock-actions.ts).
 */
export async function lockItem({ tx, itemId }: { tx: Prisma.TransactionClient; itemId: number }) {
  await tx.$executeRaw`SELECT FROM item WHERE id = ${itemId} FOR NO KEY UPDATE`
  const item = await tx.item.findUnique({
    where: { id: itemId },
    select: { id: true, kind: true, title: true, versionId: true, reviewState: true },
  })
  if (!item) throw new AppError({ code: 'not_found', message: 'This item does not exist (any more).' })
  return item
}
