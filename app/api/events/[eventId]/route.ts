import { z } from 'zod'
import { findEvent } from '@/lib/stats/find-event'
import { bigRowIdSchema } from '@/lib/stats/row-id'
import { handle } from '../../handle'

const params = z.strictObject({ eventId: bigRowIdSchema })

export const GET = handle({ role: 'VIEWER', params }, ({ params: { eventId } }) => findEvent({ id: eventId }))
