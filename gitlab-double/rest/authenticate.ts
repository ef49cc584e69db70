import type { IncomingMessage } from 'node:http'
import { findUser } from '../world/lookups'
import type { Token, User } from '../world/objects'
import type { Store } from '../world/store'
import { ApiError, type Caller, forbidden, notFound, unauthorized } from './call'

/**
 * Who calls: null for an anonymous request. Throws GitLab's 401 for unknown, expired and revoked tokens, 403 for a blocked
 * owner, a missing scope and a refused Sudo.
 */
export function authenticate(options: {
  store: Store
  request: IncomingMessage
  method: string
  path: string
  adminMode: boolean
  lostPrivilege: boolean
  /** Any of these will do; left out = the scopes of the REST API. */
  scopes?: readonly string[]
}): Caller | null {
  const { store, request, method, path } = options
  const value = tokenOf(request)
  if (value === null) return null
  const token = store.tokens.get(value)
  if (!token) throw unauthorized()
  checkToken(token)
  const owner = store.users.get(token.userId)
  if (!owner) throw unauthorized()
  checkState(owner)
  if (!options.scopes?.some((scope) => token.scopes.includes(scope))) checkScope(token, method, path)
  const admin = owner.isAdmin && !options.lostPrivilege && (!options.adminMode || token.scopes.includes('admin_mode'))
  const sudo = request.headers.sudo
  if (sudo === undefined) return { user: owner, token, admin }
  if (!token.scopes.includes('sudo')) throw insufficientScope('sudo')
  if (!admin) throw forbidden('Must be admin to use sudo')
  const wanted = String(sudo)
  const user = findUser(store, /^\d+$/.test(wanted) ? Number(wanted) : wanted)
  if (!user) throw notFound(`User with ID or username '${wanted}'`)
  return { user, token, admin: user.isAdmin }
}

function tokenOf(request: IncomingMessage): string | null {
  const own = request.headers['private-token']
  if (own !== undefined) return String(own)
  const header = request.headers.authorization
  return header?.slice(0, 7).toLowerCase() === 'bearer ' ? header.slice(7).trim() : null
}

function checkToken(token: Token): void {
  if (token.revoked) throw invalidToken('Token was revoked. You have to re-authorize from the user.')
  if (token.expiresAt !== null && Date.parse(token.expiresAt) <= Date.now())
    throw invalidToken('Token is expired. You can either do re-authorization or token refresh.')
}

function invalidToken(description: string): ApiError {
  return new ApiError(
    401,
    { error: 'invalid_token', error_description: description },
    { 'www-authenticate': `Bearer realm="Protected by OAuth 2.0", error="invalid_token"` },
  )
}

const refusals: Partial<Record<User['state'], string>> = {
  blocked: 'Your account has been blocked.',
  ldap_blocked: 'Your account has been blocked.',
  banned: 'Your account has been blocked.',
  blocked_pending_approval: 'Your account is pending approval from your administrator and hence blocked.',
  deactivated: 'Your account has been deactivated by your administrator.',
}

function checkState(owner: User): void {
  const refusal = refusals[owner.state]
  if (refusal !== undefined) throw forbidden(refusal)
}

export function insufficientScope(scope: string): ApiError {
  return new ApiError(403, {
    error: 'insufficient_scope',
    error_description: 'The request requires higher privileges than provided by the access token.',
    scope,
  })
}

function checkScope(token: Token, method: string, path: string): void {
  const { scopes } = token
  if (scopes.includes('api')) return
  const reading = method === 'GET' || method === 'HEAD'
  if (reading && scopes.includes('read_api')) return
  const aboutUsers = path === '/user' || path === '/users' || path.startsWith('/users/')
  if (reading && aboutUsers && scopes.includes('read_user')) return
  if (path === '/personal_access_tokens/self') return
  throw insufficientScope(reading ? 'api read_api' : 'api')
}
