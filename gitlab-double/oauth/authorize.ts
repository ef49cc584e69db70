import { randomBytes } from 'node:crypto'
import { page, pageHeaders } from '../pages/layout'
import type { Call, Reply } from '../rest/call'
import { escapeHtml } from '../rest/present-namespace'
import { findUser } from '../world/lookups'
import type { User } from '../world/objects'
import { isBlocked } from '../world/store'
import { type OAuthState, redirectAllowed } from './oauth-state'

const names = [
  'client_id',
  'redirect_uri',
  'response_type',
  'state',
  'scope',
  'code_challenge',
  'code_challenge_method',
  'nonce',
] as const

/**
 * GET shows who may sign in (a GitLab would show its sign-in form and then a consent page); POST is that form. In a test,
 * `sign_in_as=<user name>` in the query skips the page.
 */
export function authorize(oauth: OAuthState) {
  return (call: Call): Reply => {
    const asked = Object.fromEntries(
      names.map((name) => [name, String(call.body[name] ?? call.query.get(name) ?? '')]),
    ) as Record<(typeof names)[number], string>
    if (asked.client_id !== oauth.client.clientId)
      return html(401, 'Client authentication failed due to unknown client, no client authentication included.')
    if (!redirectAllowed(oauth.client, asked.redirect_uri)) return html(400, 'The redirect URI included is not valid.')
    const back = (answer: Record<string, string>): Reply => {
      const target = new URL(asked.redirect_uri)
      for (const [key, value] of Object.entries(answer)) target.searchParams.set(key, value)
      if (asked.state !== '') target.searchParams.set('state', asked.state)
      return { status: 302, text: '', headers: { location: target.toString() } }
    }
    if (asked.response_type !== 'code') return back({ error: 'unsupported_response_type' })
    if (
      asked.code_challenge !== '' &&
      asked.code_challenge_method !== 'S256' &&
      asked.code_challenge_method !== 'plain'
    )
      return back({ error: 'invalid_code_challenge_method' })
    const scopes = asked.scope === '' ? ['read_user'] : asked.scope.split(/[ +]/)
    const known = scopes.every((scope) => knownScopes.includes(scope))
    if (!known) return back({ error: 'invalid_scope', error_description: 'The requested scope is invalid.' })
    if (call.body.consent === 'deny')
      return back({
        error: 'access_denied',
        error_description: 'The resource owner or authorization server denied the request.',
      })
    const chosen = call.body.sign_in_as ?? call.query.get('sign_in_as')
    if (chosen === null || chosen === undefined) return choicePage(call, asked, scopes)
    const user = findUser(call.store, String(chosen))
    if (user?.userType !== 'human') return html(401, 'Invalid login or password.')
    if (isBlocked(user.state)) {
      call.world.failLogin(user.id)
      return html(
        403,
        'Your account has been blocked. Contact your GitLab administrator if you think this is an error.',
      )
    }
    const code = randomBytes(32).toString('hex')
    oauth.codes.set(code, {
      userId: user.id,
      clientId: asked.client_id,
      redirectUri: asked.redirect_uri,
      scopes,
      challenge: asked.code_challenge === '' ? null : `${asked.code_challenge_method}:${asked.code_challenge}`,
      nonce: asked.nonce === '' ? null : asked.nonce,
      expiresAt: Date.now() + 600_000,
    })
    return back({ code })
  }
}

const knownScopes = ['api', 'read_api', 'read_user', 'openid', 'profile', 'email', 'sudo', 'admin_mode']

function html(status: number, message: string): Reply {
  return { status, text: page('Sign in', `<p>${escapeHtml(message)}</p>`), type: pageHeaders['content-type'] }
}

function choicePage(call: Call, asked: Record<string, string>, scopes: string[]): Reply {
  const hidden = Object.entries(asked)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('')
  const people = [...call.store.users.values()].filter((user) => user.userType === 'human')
  people.sort((a, b) => Number(b.isAdmin) - Number(a.isAdmin) || a.id - b.id)
  const buttons = people.slice(0, 40).map((user) => `<li>${button(user)}</li>`)
  const body = `<p>An application asks for <strong>${escapeHtml(scopes.join(', '))}</strong>. Sign in and allow it as:</p>
<form method="post" action="/oauth/authorize">${hidden}<ul>${buttons.join('')}</ul>
<button name="consent" value="deny">Deny</button></form>`
  return { status: 200, text: page('Sign in', body), type: pageHeaders['content-type'] }
}

function button(user: User): string {
  const note = user.isAdmin ? ' (administrator)' : user.state === 'active' ? '' : ` (${user.state})`
  return `<button name="sign_in_as" value="${escapeHtml(user.username)}">${escapeHtml(user.name + note)}</button>`
}
