import { request } from 'undici'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type GitLabDouble, startDouble } from '../start-double'
import type { NewFault } from './fault'

let double: GitLabDouble
beforeEach(async () => {
  double = await startDouble()
})
afterEach(() => double.close())

function get(path = '/api/v4/users/1', options: { headersTimeout?: number; bodyTimeout?: number } = {}) {
  return request(double.url + path, { headers: { 'private-token': double.adminToken }, ...options })
}

async function answerUnder(fault: NewFault) {
  double.faults.add({ times: 1, ...fault })
  const { statusCode, headers, body } = await get()
  return { status: statusCode, headers, text: await body.text() }
}

describe('answers instead of the real one', () => {
  it('429 of Rack::Attack: plain text and all of its headers', async () => {
    const { status, headers, text } = await answerUnder({ kind: 'rate-limit-rack', retryAfter: 7 })
    expect(status).toBe(429)
    expect(text).toBe('Retry later\n')
    expect(headers).toMatchObject({ 'content-type': 'text/plain', 'retry-after': '7', 'ratelimit-remaining': '0' })
    for (const name of ['limit', 'name', 'observed', 'reset', 'resettime'])
      expect(headers).toHaveProperty(`ratelimit-${name}`)
  })

  it('429 of the application: JSON, without and with Retry-After', async () => {
    const message = { error: 'This endpoint has been requested too many times. Try again later.' }
    const bare = await answerUnder({ kind: 'rate-limit-app' })
    expect(JSON.parse(bare.text)).toEqual({ message })
    expect(bare.headers).not.toHaveProperty('retry-after')
    expect(bare.headers).not.toHaveProperty('ratelimit-limit')
    expect((await answerUnder({ kind: 'rate-limit-app', retryAfter: 60 })).headers).toHaveProperty('retry-after', '60')
    const dated = await answerUnder({ kind: 'rate-limit-app', retryAfter: { httpDateIn: 30 } })
    expect(Date.parse(String(dated.headers['retry-after']))).toBeGreaterThan(Date.now())
  })

  const simple: [kind: NewFault['kind'], status: number, text: string][] = [
    ['error-500', 500, '{"message":"500 Internal Server Error"}'],
    ['bad-gateway', 502, '<title>502 Bad Gateway</title>'],
    ['unavailable', 503, 'GitLab is not responding'],
    ['unauthorized', 401, '{"message":"401 Unauthorized"}'],
    ['forbidden', 403, '{"message":"403 Forbidden"}'],
    ['not-found', 404, '{"message":"404 Not found"}'],
    ['html-200', 200, '<!DOCTYPE html>'],
    ['spam-rejected', 400, 'recognized as spam and has been discarded'],
    ['spam-captcha', 409, '"needs_captcha_response":true'],
  ]
  it.each(simple)('%s: %i', async (kind, status, text) => {
    const answer = await answerUnder({ kind })
    expect(answer.status).toBe(status)
    expect(answer.text).toContain(text)
  })

  it('a redirect to another host', async () => {
    const { status, headers } = await answerUnder({ kind: 'redirect', location: 'http://elsewhere.example/x' })
    expect([status, headers.location]).toEqual([302, 'http://elsewhere.example/x'])
  })

  it('silence', async () => {
    double.faults.add({ kind: 'no-answer' })
    await expect(get(undefined, { headersTimeout: 50 })).rejects.toMatchObject({ code: 'UND_ERR_HEADERS_TIMEOUT' })
    expect(double.requests.at(-1)?.status).toBe(0)
  })
})

describe('real answers, spoilt', () => {
  it('truncated JSON doesn’t parse', async () => {
    const { text } = await answerUnder({ kind: 'truncated-json' })
    expect(text.startsWith('{"id":1')).toBe(true)
    expect(() => JSON.parse(text)).toThrow(SyntaxError)
  })

  it.each(['half-close', 'reset'] as const)('%s ends the body in the middle', async (kind) => {
    double.faults.add({ kind })
    const { body } = await get()
    await expect(body.text()).rejects.toThrow()
  })

  it('a wrong Content-Length leaves the reader waiting', async () => {
    double.faults.add({ kind: 'wrong-length' })
    const { headers, body } = await get(undefined, { bodyTimeout: 50 })
    expect(Number(headers['content-length'])).toBeGreaterThan(0)
    await expect(body.text()).rejects.toMatchObject({ code: 'UND_ERR_BODY_TIMEOUT' })
  })

  it('slow drip sends the whole answer in dribs and drabs', async () => {
    double.faults.add({ kind: 'slow-drip', ms: 10 })
    const { body } = await get('/api/v4/version')
    const chunks: Buffer[] = []
    for await (const chunk of body) chunks.push(chunk as Buffer)
    expect(chunks.length).toBeGreaterThan(2)
    expect(JSON.parse(Buffer.concat(chunks).toString())).toHaveProperty('version')
  })

  it('an endless body goes on until the reader leaves', async () => {
    double.faults.add({ kind: 'endless' })
    const { headers, body } = await get()
    expect(headers['transfer-encoding']).toBe('chunked')
    let size = 0
    for await (const chunk of body) {
      size += (chunk as Buffer).length
      if (size > 1_000_000) break
    }
    expect(size).toBeGreaterThan(1_000_000)
  })

  it('a huge body is valid JSON of the size asked for', async () => {
    const { text } = await answerUnder({ kind: 'huge', bytes: 2_000_000 })
    expect(JSON.parse(text).bio.length).toBeGreaterThanOrEqual(2_000_000)
  })

  it('a gzip bomb is small on the wire and big inside', async () => {
    double.faults.add({ kind: 'gzip-bomb', bytes: 8 * 1024 * 1024 })
    const { headers, body } = await get()
    expect(headers['content-encoding']).toBe('gzip')
    const packed = Buffer.from(await body.arrayBuffer())
    expect(packed.length).toBeLessThan(64 * 1024)
    const unpacked = await fetchUnpacked()
    expect(unpacked).toBeGreaterThan(8 * 1024 * 1024)
  })

  async function fetchUnpacked(): Promise<number> {
    const response = await fetch(`${double.url}/api/v4/users/1`, { headers: { 'private-token': double.adminToken } })
    return (await response.arrayBuffer()).byteLength
  }

  it('Brotli comes unasked', async () => {
    double.faults.add({ kind: 'brotli' })
    const { headers, body } = await get()
    expect(headers['content-encoding']).toBe('br')
    expect((await body.text()).startsWith('{')).toBe(false)
  })

  it('odd JSON: null, missing, of another type', async () => {
    const odd = async (fault: Partial<NewFault>) => JSON.parse((await answerUnder({ kind: 'odd-json', ...fault })).text)
    expect(await odd({ fields: ['email'] })).toMatchObject({ id: 1, email: null })
    expect(await odd({ fields: ['email'], oddity: 'missing' })).not.toHaveProperty('email')
    expect(await odd({ fields: ['state', 'is_admin'], oddity: 'odd' })).toMatchObject({
      state: { text: 'active' },
      is_admin: 'yes',
    })
  })

  it('a lost privilege: 200 with the short form', async () => {
    const { status, text } = await answerUnder({ kind: 'lost-privilege' })
    expect(status).toBe(200)
    expect(JSON.parse(text)).not.toHaveProperty('email')
  })

  it('latency: the request has come, the answer has not', async () => {
    double.setLatency(1_500)
    const pending = get()
    await expect.poll(() => double.requests.length, { interval: 5, timeout: 10_000 }).toBe(1)
    expect(double.requests[0]?.status).toBe(0)
    const { statusCode, body } = await pending
    await body.dump()
    expect([statusCode, double.requests[0]?.status]).toEqual([200, 200])
  })
})

describe('which requests a fault meets', () => {
  const status = async (path: string) => {
    const { statusCode, body } = await get(path)
    await body.dump()
    return statusCode
  }

  it('goes by method and path, as often as asked', async () => {
    const fault = double.faults.add({ kind: 'error-500', match: { method: 'get', path: /users\/1$/ }, times: 2 })
    const seen = []
    for (const path of ['/users/1', '/users/2', '/users/1', '/users/1']) seen.push(await status(`/api/v4${path}`))
    expect(seen).toEqual([500, 200, 500, 200])
    expect(fault.hits).toBe(2)
  })

  it('clear ends all of it', async () => {
    double.faults.add({ kind: 'error-500' })
    double.faults.clear()
    expect(await status('/api/v4/users/1')).toBe(200)
  })

  it('without afterEffect nothing was done, with it the effect stands although the answer is lost', async () => {
    const { id } = double.world.createUser({})
    const block = () =>
      request(`${double.url}/api/v4/users/${id}/block`, {
        method: 'POST',
        headers: { 'private-token': double.adminToken },
      }).then(({ statusCode, body }) => body.dump().then(() => statusCode))
    double.faults.add({ kind: 'bad-gateway', times: 1 })
    expect(await block()).toBe(502)
    expect(double.world.user(id)?.state).toBe('active')
    double.faults.add({ kind: 'bad-gateway', times: 1, afterEffect: true })
    expect(await block()).toBe(502)
    expect(double.world.user(id)?.state).toBe('blocked')
    const calls = double.requests.filter(({ path }) => path.endsWith('/block'))
    expect(calls.map(({ user, status }) => [user, status])).toEqual([
      [null, 502],
      ['natterjack-bot', 502],
    ])
  })
})

describe('throttling', () => {
  it('counts per token, shows the headers on every answer and refuses over the limit', async () => {
    double.faults.throttle = { limit: 2, periodSeconds: 60 }
    const first = await get()
    await first.body.dump()
    expect(first.headers).toMatchObject({ 'ratelimit-limit': '2', 'ratelimit-remaining': '1' })
    expect(first.headers).not.toHaveProperty('retry-after')
    await (await get()).body.dump()
    const third = await get()
    expect([third.statusCode, await third.body.text()]).toEqual([429, 'Retry later\n'])
    expect(Number(third.headers['retry-after'])).toBeGreaterThan(0)
  })
})

describe('the request log', () => {
  it('keeps who asked for what with which answer, and can be cleared', async () => {
    await (await get('/api/v4/users/1?x=1')).body.dump()
    expect(double.requests).toMatchObject([
      { method: 'GET', path: '/api/v4/users/1?x=1', user: 'natterjack-bot', status: 200 },
    ])
    double.requests.clear()
    expect(double.requests).toHaveLength(0)
  })
})
