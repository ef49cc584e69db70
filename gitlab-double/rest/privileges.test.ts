import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GitLabDouble, startDouble } from '../start-double'
import { apiOf } from '../testing'

let double: GitLabDouble
const nobody = () => double.world.createUser({})
const tokenFor = (userId: number, scopes = ['api']) => double.world.createToken({ userId, scopes }).value

beforeAll(async () => {
  double = await startDouble()
})
afterAll(() => double.close())

const insufficient = (scope: string) => ({
  error: 'insufficient_scope',
  error_description: 'The request requires higher privileges than provided by the access token.',
  scope,
})

describe('what a token makes of a request', () => {
  it('an admin sees e-mail and flags, anyone else the short form, nobody nothing', async () => {
    const user = nobody()
    const long = await apiOf(double)('GET', `/users/${user.id}`)
    const short = await apiOf(double, tokenFor(nobody().id))('GET', `/users/${user.id}`)
    expect(long.json).toMatchObject({ email: user.email, is_admin: false, created_by: null })
    expect(short.json).not.toHaveProperty('email')
    expect(short.json).not.toHaveProperty('is_admin')
    expect((await apiOf(double, null)('GET', `/users/${user.id}`)).status).toBe(403)
  })

  it('a private or blocked profile loses its optional fields for everyone but admins', async () => {
    const user = double.world.createUser({ privateProfile: true, bio: 'secret' })
    const { json } = await apiOf(double, tokenFor(nobody().id))('GET', `/users/${user.id}`)
    expect(json).not.toHaveProperty('bio')
    expect(json).toHaveProperty('username', user.username)
  })

  it('admin filters are ignored without a word when the caller is no admin', async () => {
    const path = '/users?created_after=2999-01-01T00:00:00Z&order_by=name'
    expect((await apiOf(double)('GET', path)).json).toEqual([])
    const rows = (await apiOf(double, tokenFor(nobody().id))('GET', path)).json as { id: number }[]
    expect(rows.length).toBeGreaterThan(3)
    expect(rows[0]?.id).toBeGreaterThan(rows[1]?.id ?? 0)
  })

  it('under Admin Mode an admin without the scope is like anyone else, GET /user excepted', async () => {
    const strict = await startDouble({ adminMode: true })
    const plain = strict.world.createToken({ userId: 2, scopes: ['api', 'sudo'] }).value
    const { id } = strict.world.createUser({})
    expect((await apiOf(strict, plain)('GET', `/users/${id}`)).json).not.toHaveProperty('email')
    expect((await apiOf(strict, plain)('POST', `/users/${id}/block`)).status).toBe(403)
    expect((await apiOf(strict, plain)('GET', '/user')).json).toHaveProperty('is_admin', true)
    expect((await apiOf(strict)('GET', `/users/${id}`)).json).toHaveProperty('email')
    await strict.close()
  })

  it('is_admin of GET /user is there for admins only', async () => {
    expect((await apiOf(double)('GET', '/user')).json).toHaveProperty('is_admin', true)
    expect((await apiOf(double, tokenFor(nobody().id))('GET', '/user')).json).not.toHaveProperty('is_admin')
  })

  it('scopes: read_user reads users only, read_api writes nothing', async () => {
    const user = nobody()
    const readUser = apiOf(double, tokenFor(user.id, ['read_user']))
    const readApi = apiOf(double, tokenFor(user.id, ['read_api']))
    expect((await readUser('GET', '/user')).status).toBe(200)
    expect((await readUser('GET', '/projects')).json).toEqual(insufficient('api read_api'))
    expect((await readApi('GET', '/projects')).status).toBe(200)
    expect((await readApi('POST', '/snippets', { body: { title: 'x', content: 'y' } })).json).toEqual(
      insufficient('api'),
    )
  })

  it('Sudo needs its scope, an admin and a user', async () => {
    const user = nobody()
    const sudo = (value: string) => ({ headers: { sudo: value } })
    expect((await apiOf(double)('GET', '/user', sudo(user.username))).json).toMatchObject({ id: user.id })
    expect((await apiOf(double)('GET', '/user', sudo(String(user.id)))).json).toMatchObject({ id: user.id })
    expect((await apiOf(double)('GET', '/user', sudo('nobody-at-all'))).status).toBe(404)
    const noScope = await apiOf(double, tokenFor(1))('GET', '/user', sudo(user.username))
    expect(noScope).toMatchObject({ status: 403, json: insufficient('sudo') })
    const noAdmin = await apiOf(double, tokenFor(user.id, ['api', 'sudo']))('GET', '/user', sudo('root'))
    expect(noAdmin.json).toEqual({ message: '403 Forbidden - Must be admin to use sudo' })
  })

  it('tokens: bearer works, unknown 401, expired and revoked invalid_token, blocked owner 403', async () => {
    const user = nobody()
    const make = (extra: object) => double.world.createToken({ userId: user.id, scopes: ['api'], ...extra }).value
    const bearer = await apiOf(double, null)('GET', '/user', { headers: { authorization: `Bearer ${make({})}` } })
    expect(bearer.json).toMatchObject({ id: user.id })
    expect(await apiOf(double, 'glpat-unknown')('GET', '/user')).toMatchObject({
      status: 401,
      json: { message: '401 Unauthorized' },
    })
    for (const [extra, words] of [
      [{ expiresAt: '2020-01-01' }, 'Token is expired'],
      [{ revoked: true }, 'Token was revoked'],
    ] as const)
      expect(await apiOf(double, make(extra))('GET', '/user')).toMatchObject({
        status: 401,
        json: { error: 'invalid_token', error_description: expect.stringContaining(words) },
      })
    const token = make({})
    double.world.turnUser(user.id, 'block')
    expect((await apiOf(double, token)('GET', '/user')).json).toEqual({
      message: '403 Forbidden - Your account has been blocked.',
    })
  })

  it('tells when the own token ends', async () => {
    const { json } = await apiOf(double)('GET', '/personal_access_tokens/self')
    expect(json).toMatchObject({ active: true, scopes: ['api', 'sudo', 'admin_mode'], user_id: 2 })
    expect((json as { expires_at: string }).expires_at).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  it('callers who are not admins may look up 300 people in ten minutes', async () => {
    double.world.settings.usersGetByIdLimit = 2
    const asked = async (token?: string) => (await apiOf(double, token)('GET', '/users/1')).status
    const token = tokenFor(nobody().id)
    expect([await asked(token), await asked(token), await asked(token), await asked()]).toEqual([200, 200, 429, 200])
    double.world.settings.usersGetByIdLimit = 300
  })

  it('before 18.0 a profile has skype and no github', async () => {
    const old = await startDouble({ version: '17.11.0' })
    const { json } = await apiOf(old)('GET', '/users/1')
    expect(json).toHaveProperty('skype')
    expect(json).not.toHaveProperty('github')
    await old.close()
  })

  it('CE and EE differ in what a user has', async () => {
    const ee = await startDouble({ edition: 'ee' })
    expect((await apiOf(ee)('GET', '/users/1')).json).toHaveProperty('plan')
    expect((await apiOf(double)('GET', '/users/1')).json).not.toHaveProperty('plan')
    expect((await apiOf(ee)('GET', '/version')).json).toMatchObject({ version: '18.5.1-ee' })
    await ee.close()
  })
})
