import { authenticate, insufficientScope } from '../rest/authenticate'
import { type Call, ok, type Reply, unauthorized } from '../rest/call'
import type { Route } from '../rest/router'
import { authorize } from './authorize'
import { directGroups, publicKeys } from './id-token'
import type { OAuthState } from './oauth-state'
import { exchangeToken, revokeToken } from './token'

/** Everything under /oauth. */
export function oauthRoutes(oauth: OAuthState): Route[] {
  return [
    { method: 'GET', path: '/authorize', handler: authorize(oauth) },
    { method: 'POST', path: '/authorize', handler: authorize(oauth) },
    { method: 'POST', path: '/token', handler: exchangeToken(oauth) },
    { method: 'POST', path: '/revoke', handler: revokeToken(oauth) },
    { method: 'GET', path: '/userinfo', handler: userInfo },
    { method: 'POST', path: '/userinfo', handler: userInfo },
    { method: 'GET', path: '/discovery/keys', handler: () => ok(publicKeys()) },
  ]
}

/** Claims of the signed-in person: none of them says whether it is an admin. */
function userInfo({ store, request }: Call): Reply {
  const caller = authenticate({
    store,
    request,
    method: 'GET',
    path: '/user',
    adminMode: false,
    lostPrivilege: false,
    scopes: ['openid', 'profile', 'email', 'read_user', 'api', 'read_api'],
  })
  if (!caller) throw unauthorized()
  const { user, token } = caller
  if (!token.scopes.includes('openid')) throw insufficientScope('openid')
  const groups = directGroups(store, user)
  return ok({
    sub: String(user.id),
    sub_legacy: `legacy-${user.id}`,
    name: user.name,
    nickname: user.username,
    preferred_username: user.username,
    email: token.scopes.includes('email') ? user.email : user.publicEmail,
    email_verified: user.confirmedAt !== null,
    website: user.websiteUrl,
    profile: `${store.url}/${user.username}`,
    picture: user.avatarUrl ?? '',
    groups,
    'https://gitlab.org/claims/groups/owner': groups,
  })
}

/** Everything under /.well-known. */
export function discoveryRoutes(): Route[] {
  return [{ method: 'GET', path: '/openid-configuration', handler: ({ store }) => ok(configuration(store.url)) }]
}

function configuration(url: string): unknown {
  return {
    issuer: url,
    authorization_endpoint: `${url}/oauth/authorize`,
    token_endpoint: `${url}/oauth/token`,
    revocation_endpoint: `${url}/oauth/revoke`,
    userinfo_endpoint: `${url}/oauth/userinfo`,
    jwks_uri: `${url}/oauth/discovery/keys`,
    scopes_supported: ['api', 'read_api', 'read_user', 'sudo', 'admin_mode', 'openid', 'profile', 'email'],
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment', 'form_post'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['iss', 'sub', 'aud', 'exp', 'iat', 'name', 'nickname', 'email', 'groups', 'groups_direct'],
    code_challenge_methods_supported: ['plain', 'S256'],
  }
}
