import { z } from 'zod'
import { prisma } from '../db/prisma'
import { AppError } from '../errors'

/** Details of the AppError `conflict`: GitLab has saved what it had asked about, and this is the item now. */
export type JoinedDetails = { why: 'joined'; itemId: number }

const afterSchema = z.object({ item: z.int() })

/** The item that one made for a question of GitLab's has become part of; null: none. */
export async function findJoinedItem(askedItemId: number): Promise<number | null> {
  const entry = await prisma().auditEntry.findFirst({
    where: { subject: `item:${askedItemId}`, action: 'item.joined' },
    orderBy: { id: 'desc' },
    select: { after: true },
  })
  return afterSchema.safeParse(entry?.after).data?.item ?? null
}

/** Why there is no such item: `conflict` with `JoinedDetails` when it is another one now, else `not_found`. */
export async function missingItem(itemId: number): Promise<AppError> {
  const joined = await findJoinedItem(itemId)
  if (joined === null)
    return new AppError({ code: 'not_found', message: 'There is no item with this number (any more).' })
  const details: JoinedDetails = { why: 'joined', itemId: joined }
  const message = `GitLab has saved this meanwhile, and it is item ${joined} now. Look at that one, then decide.`
  return new AppError({ code: 'conflict', message, details })
}
