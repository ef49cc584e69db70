import { afterAll, beforeAll, expect, it } from 'vitest'
import { type GitLabDouble, startDouble } from '../start-double'
import { apiOf } from '../testing'

let double: GitLabDouble
beforeAll(async () => {
  double = await startDouble()
})
afterAll(() => double.close())

const put = (body: unknown, token = double.adminToken) => apiOf(double, token)('PUT', '/application/settings', { body })
const asked = { spam_check_endpoint_enabled: true, spam_check_endpoint_url: 'grpc://natterjack.example:8001' }

it('are set by admins alone, with a token that may write', async () => {
  const root = double.world.createToken({ userId: 1, scopes: ['read_api'] }).value
  const person = double.world.createToken({ userId: double.world.createUser().id, scopes: ['api'] }).value
  expect((await put(asked, root)).json).toMatchObject({ error: 'insufficient_scope' })
  expect((await put(asked, person)).status).toBe(403)
  expect((await put(asked, 'nobody')).status).toBe(401)
  expect(double.world.settings.spamCheckEndpointEnabled).toBe(false)
  expect((await put({ ...asked, spam_check_api_key: 'k' })).json).toMatchObject({ ...asked, spam_check_api_key: 'k' })
  expect((await apiOf(double)('GET', '/application/settings')).json).toMatchObject({
    ...asked,
    spam_check_api_key: 'k',
  })
  expect((await put({ spam_check_api_key: '' })).json).toMatchObject({ ...asked, spam_check_api_key: null })
})

it.each([
  ['another scheme', { spam_check_endpoint_url: 'https://natterjack.example' }, 'spam_check_endpoint_url'],
  ['no address', { spam_check_endpoint_url: '' }, 'spam_check_endpoint_url'],
  ['no address to begin with', { spam_check_endpoint_enabled: true }, 'spam_check_endpoint_url is missing'],
  ['an endless key', { spam_check_api_key: 'k'.repeat(2_001) }, 'too long'],
])('refuse %s, and change nothing', async (_name, body, words) => {
  await put(asked)
  const before = { ...double.world.settings }
  const { status, text } = await put({ ...body, allow_possible_spam: true })
  expect(status).toBe(400)
  expect(text).toContain(words)
  expect(double.world.settings).toEqual(before)
})
