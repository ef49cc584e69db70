import { hasRole } from '@/lib/auth/role'
import { findQueue } from '@/lib/review/find-queue'
import { queueCursorSchema } from '@/lib/review/queue-cursor'
import { queueFilterSchema } from '@/lib/review/queue-filter'
import { handle } from '../handle'

const query = queueFilterSchema.extend({ cursor: queueCursorSchema.optional() })

export const GET = handle({ role: 'VIEWER', query }, ({ query: { cursor, ...filter }, user }) =>
  findQueue({ filter, cursor, moderatorId: user.id, seesAsked: hasRole(user.role, 'MODERATOR') }),
)
