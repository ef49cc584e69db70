import { type Actor, recordAudit } from '../audit/record-audit'
import { notifyLive } from '../db/live'
import { prisma } from '../db/prisma'
import { AppError } from '../errors'

/** What the intake refused for its size is on record, but there is nothing to replay. */
export const bodyNotKept =
  'The body was larger than HOOK_MAX_BYTES and was not kept, so it cannot be replayed. Raise HOOK_MAX_BYTES and let GitLab send the hook again, or look at the item in GitLab.'

type ReplayEventOptions = { eventId: string; actor: Actor }

/**
 * Gives a dead letter another eight tries, from the beginning. The dispatcher hears of it and hands it out at once.
 * @throws AppError `not_found` for an unknown id, `conflict` when the event isn't dead (any more) or its body was not kept
 */
export async function replayEvent({ eventId, actor }: ReplayEventOptions): Promise<void> {
  const id = BigInt(eventId)
  await prisma().$transaction(async (tx) => {
    const [before] = await tx.$queryRaw<{ state: string; reason: string | null; raw: boolean }[]>`
      SELECT state::text AS state, reason, raw IS NOT NULL AS raw FROM event WHERE id = ${id} FOR UPDATE`
    if (!before) throw new AppError({ code: 'not_found', message: 'There is no such event.' })
    if (before.state === 'DEAD' && !before.raw) throw new AppError({ code: 'conflict', message: bodyNotKept })
    if (before.state !== 'DEAD') {
      const message = 'Only dead letters can be replayed, and this event is none (any more). Load the list again.'
      throw new AppError({ code: 'conflict', message })
    }
    await tx.$executeRaw`
      UPDATE event SET state = 'OPEN', step = 'READ', attempts = 0, reason = 'replayed', detail = NULL,
                       next_at = now(), ended_at = NULL, item_id = NULL, version_id = NULL
       WHERE id = ${id}`
    await notifyLive(tx, { topic: 'event', ids: [Number(id)] })
    const subject = `event:${eventId}`
    await recordAudit({ tx, actor, action: 'event.replayed', subject, before: { reason: before.reason } })
  })
}
