import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { ApiError, type Call, ok, type Reply } from '../rest/call'
import { textParam } from '../rest/params'
import { isBlocked } from '../world/store'
import { idToken } from './id-token'
import type { Grant, OAuthState } from './oauth-state'

const lifetimeSeconds = 7_200

/** POST /oauth/token: authorization_code (with PKCE) and refresh_token, each usable once. */
export function exchangeToken(oauth: OAuthState) {
  return (call: Call): Reply => {
    checkClient(call, oauth)
    const type = textParam(call, 'grant_type')
    if (type === 'authorization_code') return issue(call, oauth, redeemCode(call, oauth))
    if (type === 'refresh_token') return issue(call, oauth, redeemRefresh(call, oauth))
    throw new ApiError(400, {
      error: 'unsupported_grant_type',
      error_description: 'The authorization grant type is not supported by the authorization server.',
    })
  }
}

function invalidGrant(): ApiError {
  return new ApiError(400, {
    error: 'invalid_grant',
    error_description:
      'The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.',
  })
}

function checkClient(call: Call, { client }: OAuthState): void {
  const header = call.request.headers.authorization ?? ''
  let id = textParam(call, 'client_id') ?? ''
  let secret = textParam(call, 'client_secret') ?? ''
  if (header.startsWith('Basic ')) {
    const [left = '', right = ''] = Buffer.from(header.slice(6), 'base64').toString('utf8').split(':')
    id = decodeURIComponent(left)
    secret = decodeURIComponent(right)
  }
  const given = createHash('sha256').update(secret).digest()
  const wanted = createHash('sha256').update(client.clientSecret).digest()
  if (id === client.clientId && timingSafeEqual(given, wanted)) return
  throw new ApiError(401, {
    error: 'invalid_client',
    error_description:
      'Client authentication failed due to unknown client, no client authentication included, or unsupported authentication method.',
  })
}

function redeemCode(call: Call, oauth: OAuthState): Grant {
  const code = textParam(call, 'code') ?? ''
  const grant = oauth.codes.get(code)
  oauth.codes.delete(code)
  if (!grant || grant.expiresAt < Date.now() || grant.redirectUri !== textParam(call, 'redirect_uri'))
    throw invalidGrant()
  if (grant.challenge !== null) {
    const verifier = textParam(call, 'code_verifier') ?? ''
    const hashed = createHash('sha256').update(verifier).digest('base64url')
    if (grant.challenge !== `S256:${hashed}` && grant.challenge !== `plain:${verifier}`) throw invalidGrant()
  }
  return grant
}

function redeemRefresh(call: Call, oauth: OAuthState): Grant {
  const value = textParam(call, 'refresh_token') ?? ''
  const found = oauth.refreshTokens.get(value)
  if (!found) throw invalidGrant()
  oauth.refreshTokens.delete(value)
  const old = call.store.tokens.get(found.accessToken)
  if (old) old.revoked = true
  return found.grant
}

function issue(call: Call, oauth: OAuthState, grant: Grant): Reply {
  const user = call.store.users.get(grant.userId)
  if (!user || isBlocked(user.state)) throw invalidGrant()
  const now = Date.now()
  const token = call.world.createToken({
    userId: user.id,
    scopes: grant.scopes,
    value: randomBytes(32).toString('hex'),
    name: 'oauth',
    expiresAt: new Date(now + lifetimeSeconds * 1000).toISOString(),
  })
  token.kind = 'oauth'
  const refreshToken = randomBytes(32).toString('hex')
  oauth.refreshTokens.set(refreshToken, { grant, accessToken: token.value })
  return {
    ...ok({
      access_token: token.value,
      token_type: 'Bearer',
      expires_in: lifetimeSeconds,
      refresh_token: refreshToken,
      scope: grant.scopes.join(' '),
      created_at: Math.floor(now / 1000),
      ...(grant.scopes.includes('openid') ? { id_token: idToken(call.store, user, grant) } : {}),
    }),
    headers: { 'access-control-allow-origin': '*' },
  }
}

/** POST /oauth/revoke: 200 and nothing else, known token or not. */
export function revokeToken(oauth: OAuthState) {
  return (call: Call): Reply => {
    checkClient(call, oauth)
    const value = textParam(call, 'token') ?? ''
    const token = call.store.tokens.get(value)
    if (token?.kind === 'oauth') token.revoked = true
    oauth.refreshTokens.delete(value)
    return ok({})
  }
}
