import { z } from 'zod'
import { endSessions } from '@/lib/people/end-sessions'
import { rowIdSchema } from '@/lib/stats/row-id'
import { actorOf } from '../../../actor'
import { handle } from '../../../handle'

const params = z.strictObject({ personId: rowIdSchema })
const body = z.strictObject({ newPassword: z.boolean() })

export const POST = handle({ role: 'ADMIN', params, body }, ({ params, body: { newPassword }, user }) =>
  endSessions({ id: params.personId, newPassword, actor: actorOf(user) }),
)
