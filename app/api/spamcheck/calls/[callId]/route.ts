import { z } from 'zod'
import { hasRole } from '@/lib/auth/role'
import { findCall } from '@/lib/stats/find-call'
import { bigRowIdSchema } from '@/lib/stats/row-id'
import { handle } from '../../../handle'

const params = z.strictObject({ callId: bigRowIdSchema })

export const GET = handle({ role: 'VIEWER', params }, ({ params: { callId }, user }) =>
  findCall({ id: callId, seesAsked: hasRole(user.role, 'MODERATOR') }),
)
