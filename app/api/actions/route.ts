import { hasRole } from '@/lib/auth/role'
import { actionPageQuerySchema } from '@/lib/stats/action-filter'
import { findActions } from '@/lib/stats/find-actions'
import { handle } from '../handle'

export const GET = handle(
  { role: 'VIEWER', query: actionPageQuerySchema },
  ({ query: { before, limit, ...filter }, user }) =>
    findActions({ filter, before, limit, seesAsked: hasRole(user.role, 'MODERATOR') }),
)
