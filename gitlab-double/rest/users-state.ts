import type { User } from '../world/objects'
import { deleteUser, removeLater, soleOwned } from '../world/removals'
import { isBlocked } from '../world/store'
import { turnUser } from '../world/user-states'
import { ApiError, type Call, created, forbidden, noContent, type Reply, requireAdmin } from './call'
import { boolParam } from './params'
import { userOf } from './users-read'

function subject(call: Call): { user: User; by: User } {
  const by = requireAdmin(call).user
  return { user: userOf(call), by }
}

/** 201 `true`, or 201 `null` when some block was there already: the answer doesn't say which one. */
export function blockUser(call: Call): Reply {
  const { user, by } = subject(call)
  if (user.state === 'ldap_blocked') throw forbidden('LDAP blocked users cannot be modified by the API')
  if (user.id === by.id) throw forbidden('The API initiating user cannot be blocked by the API')
  if (isBlocked(user.state)) return created(null)
  if (user.userType === 'ghost') throw forbidden('An internal user cannot be blocked')
  turnUser(call.store, user.id, 'block', by)
  return created(true)
}

export function unblockUser(call: Call): Reply {
  const { user, by } = subject(call)
  if (user.state === 'ldap_blocked') throw forbidden('LDAP blocked users cannot be unblocked by the API')
  if (user.state === 'deactivated') throw forbidden('Deactivated users cannot be unblocked by the API')
  return created(turnUser(call.store, user.id, 'unblock', by))
}

/** From active only: a blocked account must be unblocked first. */
export function banUser(call: Call): Reply {
  const { user, by } = subject(call)
  if (turnUser(call.store, user.id, 'ban', by)) return created(true)
  throw new ApiError(403, { message: `You cannot ban ${user.state} users.` })
}

export function unbanUser(call: Call): Reply {
  const { user, by } = subject(call)
  if (turnUser(call.store, user.id, 'unban', by)) return created(true)
  throw new ApiError(403, { message: `You cannot unban ${user.state} users.` })
}

const dormantDays = 90

export function deactivateUser(call: Call): Reply {
  const { user, by } = subject(call)
  if (user.state === 'deactivated') return created(null)
  if (isBlocked(user.state)) throw forbidden('A blocked user cannot be deactivated by the API')
  if (user.userType === 'ghost') throw forbidden('An internal user cannot be deactivated by the API')
  const lastSeen = Date.parse(user.lastActivityOn ?? user.createdAt)
  if (Date.now() - lastSeen < dormantDays * 86_400_000)
    throw forbidden(
      `The user you are trying to deactivate has been active in the past ${dormantDays} days and cannot be deactivated`,
    )
  return created(turnUser(call.store, user.id, 'deactivate', by))
}

export function activateUser(call: Call): Reply {
  const { user, by } = subject(call)
  if (isBlocked(user.state)) throw forbidden('A blocked user must be unblocked to be activated')
  return created(turnUser(call.store, user.id, 'activate', by))
}

function requirePending(user: User, action: 'approve' | 'reject'): void {
  if (user.state === 'blocked_pending_approval') return
  const message =
    action === 'approve'
      ? 'The user you are trying to approve is not pending approval'
      : 'User does not have a pending request'
  throw new ApiError(user.state === 'active' || user.state === 'deactivated' ? 409 : 403, { message })
}

export function approveUser(call: Call): Reply {
  const { user, by } = subject(call)
  requirePending(user, 'approve')
  turnUser(call.store, user.id, 'unblock', by)
  return created({ message: 'Success' })
}

/** Rejecting deletes the account. */
export function rejectUser(call: Call): Reply {
  const { user } = subject(call)
  requirePending(user, 'reject')
  removeLater(call.store, `user:${user.id}`, () => deleteUser(call.store, user.id, { hard: true }))
  return created({ message: 'Success' })
}

/** 204 at once; the account stays readable until the removal has run. */
export function destroyUser(call: Call): Reply {
  const { user } = subject(call)
  checkUnmodified(call, user.updatedAt)
  const hard = boolParam(call, 'hard_delete') === true
  if (!hard && soleOwned(call.store, user.id).length > 0)
    throw new ApiError(409, { message: 'User cannot be removed while is the sole-owner of a group' })
  removeLater(call.store, `user:${user.id}`, () => deleteUser(call.store, user.id, { hard }))
  return noContent()
}

/** DELETE honours If-Unmodified-Since. */
export function checkUnmodified(call: Call, updatedAt: string): void {
  const header = call.request.headers['if-unmodified-since']
  if (header === undefined) return
  if (Math.floor(Date.parse(updatedAt) / 1000) > Math.floor(Date.parse(header) / 1000))
    throw new ApiError(412, { message: '412 Precondition Failed' })
}
