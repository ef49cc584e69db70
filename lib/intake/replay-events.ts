import type { Actor } from '../audit/record-audit'
import { prisma } from '../db/prisma'
import { AppError } from '../errors'
import { bodyNotKept, replayEvent } from './replay-event'

type ReplayEventsOptions = {
  /** Which dead letters; null: those without a reason. */
  reason: string | null
  /** Only those up to this event, so that what dies again meanwhile isn't replayed for ever. */
  upTo: bigint
  actor: Actor
  /** Most to replay in this call. */
  most?: number
}

/**
 * Replays dead letters of one reason, oldest first, each in its own transaction with its own audit entry. Call again while
 * something remains. Bodies that were too large to keep are left out.
 * @throws AppError `conflict` when there are no others
 */
export async function replayEvents({ reason, upTo, actor, most = 100 }: ReplayEventsOptions): Promise<{
  replayed: number
  remaining: number
}> {
  const where = { state: 'DEAD', reason, id: { lte: upTo }, raw: { not: null } } as const
  const dead = await prisma().event.findMany({ where, orderBy: { id: 'asc' }, take: most, select: { id: true } })
  if (dead.length === 0 && (await prisma().event.count({ where: { ...where, raw: null } })) > 0)
    throw new AppError({ code: 'conflict', message: bodyNotKept })
  let replayed = 0
  for (const { id } of dead) if (await replayOne(String(id), actor)) replayed++
  return { replayed, remaining: await prisma().event.count({ where }) }
}

/** Somebody else may have replayed it a moment ago. */
async function replayOne(eventId: string, actor: Actor): Promise<boolean> {
  try {
    await replayEvent({ eventId, actor })
    return true
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return false
    throw error
  }
}
