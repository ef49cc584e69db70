import { hasRole } from '@/lib/auth/role'
import { countHidden } from '@/lib/review/count-hidden'
import { queueFilterSchema } from '@/lib/review/queue-filter'
import { handle } from '../../handle'

/** How many items each filter hides that is set. */
export const GET = handle({ role: 'VIEWER', query: queueFilterSchema }, ({ query, user }) =>
  countHidden({ filter: query, moderatorId: user.id, seesAsked: hasRole(user.role, 'MODERATOR') }),
)
