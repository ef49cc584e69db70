import { hasRole } from '@/lib/auth/role'
import { findItem } from '@/lib/review/find-item'
import { handle } from '../../handle'
import { itemParams } from '../item-params'

export const GET = handle({ role: 'VIEWER', params: itemParams }, ({ params, user }) =>
  findItem({ itemId: params.itemId, userId: user.id, seesAsked: hasRole(user.role, 'MODERATOR') }),
)
