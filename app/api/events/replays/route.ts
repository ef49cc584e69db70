import { z } from 'zod'
import { replayEvents } from '@/lib/intake/replay-events'
import { bigRowIdSchema } from '@/lib/stats/row-id'
import { actorOf } from '../../actor'
import { handle } from '../../handle'

const body = z.strictObject({ reason: z.string().min(1).max(120).nullable(), upTo: bigRowIdSchema })

/** A hundred at a time: the page asks again while something remains, and shows how far it is. */
export const POST = handle({ role: 'ADMIN', body }, ({ body: { reason, upTo }, user }) =>
  replayEvents({ reason, upTo, actor: actorOf(user) }),
)
