import { z } from 'zod'
import { replayEvent } from '@/lib/intake/replay-event'
import { bigRowIdSchema } from '@/lib/stats/row-id'
import { actorOf } from '../../../actor'
import { handle } from '../../../handle'

const params = z.strictObject({ eventId: bigRowIdSchema })

export const POST = handle({ role: 'MODERATOR', params }, ({ params: { eventId }, user }) =>
  replayEvent({ eventId: String(eventId), actor: actorOf(user) }),
)
