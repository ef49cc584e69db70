import { createHash, createPublicKey, createVerify, randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GitLabDouble, startDouble } from '../start-double'

let double: GitLabDouble
const redirectUri = 'http://127.0.0.1:3999/api/auth/callback/gitlab'
const verifier = randomBytes(32).toString('base64url')
const challenge = createHash('sha256').update(verifier).digest('base64url')

beforeAll(async () => {
  double = await startDouble({ oauth: { clientId: 'app', clientSecret: 'hush', redirectUris: [redirectUri] } })
  double.world.createUser({ username: 'mod', email: 'mod@open.example' })
  double.world.createGroup({ name: 'Keepers', path: 'keepers', ownerId: double.world.user('mod')?.id })
})
afterAll(() => double.close())

function authorizeUrl(extra: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    client_id: 'app',
    redirect_uri: redirectUri,
    response_type: 'code',
    state: 'st4te',
    scope: 'read_user openid email',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...extra,
  })
  return `${double.url}/oauth/authorize?${query}`
}

async function redirectOf(extra: Record<string, string>): Promise<URLSearchParams> {
  const { status, headers } = await fetch(authorizeUrl(extra), { redirect: 'manual' })
  expect(status).toBe(302)
  return new URL(headers.get('location') ?? '').searchParams
}

async function token(fields: Record<string, string>, auth = 'app:hush') {
  const response = await fetch(`${double.url}/oauth/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(auth).toString('base64')}` },
    body: new URLSearchParams(fields),
  })
  return { status: response.status, json: (await response.json()) as Record<string, string> }
}

async function exchange(code: string, fields: Record<string, string> = {}) {
  return token({
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...fields,
  })
}

const codeFor = async (name = 'mod') => (await redirectOf({ sign_in_as: name })).get('code') ?? ''
const bearer = (value = '') => ({ headers: { authorization: `Bearer ${value}` } })

describe('signing in', () => {
  it('offers the people on a page and answers its form with code and state', async () => {
    const page = await (await fetch(authorizeUrl())).text()
    expect(page).toContain('<button name="sign_in_as" value="mod">')
    const form = new URLSearchParams(new URL(authorizeUrl()).searchParams)
    form.set('sign_in_as', 'mod')
    const answer = await fetch(`${double.url}/oauth/authorize`, { method: 'POST', body: form, redirect: 'manual' })
    const back = new URL(answer.headers.get('location') ?? '')
    expect(back.href.startsWith(redirectUri)).toBe(true)
    expect(back.searchParams.get('state')).toBe('st4te')
    expect(back.searchParams.get('code')).toMatch(/^[0-9a-f]{64}$/)
  })

  it('can be denied', async () => {
    const form = new URLSearchParams(new URL(authorizeUrl()).searchParams)
    form.set('consent', 'deny')
    const answer = await fetch(`${double.url}/oauth/authorize`, { method: 'POST', body: form, redirect: 'manual' })
    expect(new URL(answer.headers.get('location') ?? '').searchParams.get('error')).toBe('access_denied')
  })

  it('never redirects to an address or for a client that it doesn’t know', async () => {
    for (const [name, value] of [
      ['redirect_uri', 'http://evil.example/'],
      ['client_id', 'other'],
    ] as const) {
      const answer = await fetch(authorizeUrl({ [name]: value, sign_in_as: 'mod' }), { redirect: 'manual' })
      expect(answer.headers.has('location')).toBe(false)
      expect(answer.status).toBeGreaterThanOrEqual(400)
    }
  })

  it('refuses blocked people', async () => {
    double.world.createUser({ username: 'bad', state: 'blocked' })
    expect((await fetch(authorizeUrl({ sign_in_as: 'bad' }), { redirect: 'manual' })).status).toBe(403)
  })
})

describe('tokens', () => {
  it('a code and its verifier give a bearer token for GET /user', async () => {
    const { status, json } = await exchange(await codeFor())
    expect(status).toBe(200)
    expect(json).toMatchObject({ token_type: 'Bearer', expires_in: 7200, scope: 'read_user openid email' })
    const user = await (await fetch(`${double.url}/api/v4/user`, bearer(json.access_token))).json()
    expect(user).toMatchObject({ username: 'mod' })
    expect(user).not.toHaveProperty('is_admin')
    const root = (await exchange(await codeFor('root'))).json.access_token
    expect(await (await fetch(`${double.url}/api/v4/user`, bearer(root))).json()).toHaveProperty('is_admin', true)
  })

  it('a code works once, and not with another verifier, address or secret', async () => {
    const code = await codeFor()
    expect((await exchange(code)).status).toBe(200)
    expect((await exchange(code)).json.error).toBe('invalid_grant')
    expect((await exchange(await codeFor(), { code_verifier: 'guess' })).json.error).toBe('invalid_grant')
    expect((await exchange(await codeFor(), { redirect_uri: 'http://127.0.0.1/' })).json.error).toBe('invalid_grant')
    const wrong = await token({ grant_type: 'authorization_code', code: await codeFor() }, 'app:guess')
    expect(wrong).toMatchObject({ status: 401, json: { error: 'invalid_client' } })
  })

  it('a refresh token works once and ends the old access token', async () => {
    const first = (await exchange(await codeFor())).json
    const refresh = () => token({ grant_type: 'refresh_token', refresh_token: first.refresh_token ?? '' })
    const second = await refresh()
    expect(second.status).toBe(200)
    expect((await fetch(`${double.url}/api/v4/user`, bearer(first.access_token))).status).toBe(401)
    expect((await fetch(`${double.url}/api/v4/user`, bearer(second.json.access_token))).status).toBe(200)
    expect((await refresh()).json.error).toBe('invalid_grant')
  })

  it('the client may be told in the body too, and a token revoked', async () => {
    const { json } = await exchange(await codeFor())
    const body = new URLSearchParams({ client_id: 'app', client_secret: 'hush', token: json.access_token ?? '' })
    expect((await fetch(`${double.url}/oauth/revoke`, { method: 'POST', body })).status).toBe(200)
    expect((await fetch(`${double.url}/api/v4/user`, bearer(json.access_token))).status).toBe(401)
  })
})

describe('OpenID Connect', () => {
  it('discovery leads to keys that verify the id_token', async () => {
    const found = await (await fetch(`${double.url}/.well-known/openid-configuration`)).json()
    expect(found).toMatchObject({ issuer: double.url, code_challenge_methods_supported: ['plain', 'S256'] })
    const { keys } = await (await fetch(found.jwks_uri)).json()
    const { json } = await exchange(await codeFor())
    const [head = '', claims = '', signature = ''] = (json.id_token ?? '').split('.')
    const key = createPublicKey({ key: keys[0], format: 'jwk' })
    expect(createVerify('RSA-SHA256').update(`${head}.${claims}`).verify(key, signature, 'base64url')).toBe(true)
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      iss: double.url,
      aud: 'app',
      sub: String(double.world.user('mod')?.id),
      email: 'mod@open.example',
      groups_direct: ['keepers'],
    })
  })

  it('userinfo has the claims, and none about being an admin', async () => {
    const { json } = await exchange(await codeFor('root'))
    const info = await (await fetch(`${double.url}/oauth/userinfo`, bearer(json.access_token))).json()
    expect(info).toMatchObject({ sub: '1', nickname: 'root', preferred_username: 'root', email_verified: true })
    expect(Object.keys(info).join()).not.toContain('admin')
  })
})
