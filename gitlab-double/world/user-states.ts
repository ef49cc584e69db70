import { must } from './lookups'
import type { User, UserState } from './objects'
import type { Store } from './store'
import { byAdmin } from './users'

export type Transition = 'block' | 'unblock' | 'ban' | 'unban' | 'activate' | 'deactivate'

/** From which states each event of GitLab's user state machine leads where. */
const machine: Record<Transition, { from: UserState[]; to: UserState }> = {
  block: { from: ['active', 'deactivated', 'ldap_blocked', 'blocked_pending_approval'], to: 'blocked' },
  unblock: {
    from: ['blocked', 'ldap_blocked', 'blocked_pending_approval', 'banned', 'deactivated'],
    to: 'active',
  },
  ban: { from: ['active'], to: 'banned' },
  unban: { from: ['banned'], to: 'active' },
  activate: { from: ['deactivated', 'blocked', 'ldap_blocked', 'blocked_pending_approval', 'banned'], to: 'active' },
  deactivate: { from: ['active'], to: 'deactivated' },
}

/** Moves the account when the machine allows it; says whether it did. No hook tells of it. */
export function turnUser(store: Store, id: number, transition: Transition, by?: User): boolean {
  const user = must(store.users.get(id), `user ${id}`)
  const { from, to } = machine[transition]
  if (!from.includes(user.state)) return false
  user.state = to
  user.updatedAt = store.now()
  if (by && transition === 'block') user.customAttributes.set('blocked_by', byAdmin(store, by))
  if (by && transition === 'unblock') user.customAttributes.set('unblocked_by', byAdmin(store, by))
  return true
}
