import { describe, expect, test } from 'vitest'
import { createGitLabClient } from './client'
import { failureOf, fine, get, withClients } from './client.fixture'
import { readText } from './read-json'
import { answer } from './scripted-peer.fixture'

const { start, closeLater } = withClients()

describe('what is sent', () => {
  test('the token, and nothing that could be compressed, to the API under a relative URL', async () => {
    const { peer } = await start((socket) => socket.write(fine))
    const gitlab = createGitLabClient({ url: `${peer.url}/gitlab/`, token: 'secret', timeoutMs: 300, connections: 1 })
    closeLater(gitlab.close)
    await gitlab.call({ path: '/users/1', query: { a: 'b c+d', left: undefined } })
    expect(peer.requests[0]).toMatch(/^GET \/gitlab\/api\/v4\/users\/1\?a=b%20c%2Bd HTTP\/1\.1\r\n/)
    expect(peer.requests[0]?.toLowerCase()).toContain('private-token: secret')
    expect(peer.requests[0]?.toLowerCase()).toContain('accept-encoding: identity')
    expect(peer.requests[0]?.toLowerCase()).not.toContain('x-gitlab-event-uuid')
  })

  test('reads share connections, writes get one each', async () => {
    const { peer, gitlab } = await start((socket) => socket.write(fine), { connections: 1 })
    for (let index = 0; index < 3; index++) await get(gitlab)
    expect(peer.connections()).toBe(1)
    await gitlab.call({ method: 'PUT', path: '/x', body: { a: true } })
    await gitlab.call({ method: 'PUT', path: '/x', body: { a: true } })
    expect(peer.connections()).toBe(3)
    expect(peer.requests.at(-1)).toContain('{"a":true}')
  })
})

describe('what GitLab says', () => {
  test.each([
    ['401 Unauthorized', '{"message":"401 Unauthorized"}', 'unauthorized'],
    ['403 Forbidden', '{"error":"insufficient_scope","error_description":"more scope"}', 'forbidden'],
    ['404 Not Found', '{"message":"404 User Not Found"}', 'gone'],
    ['410 Gone', '', 'gone'],
    ['400 Bad Request', '{"message":{"visibility_level":["is too high"]}}', 'refused'],
    ['422 Unprocessable Entity', '{"message":"no"}', 'refused'],
    ['500 Internal Server Error', '{"message":"500 Internal Server Error"}', 'unavailable'],
    ['502 Bad Gateway', '<html>nginx</html>', 'unavailable'],
    ['503 Service Unavailable', 'GitLab is not responding', 'unavailable'],
    ['200 OK', '<!DOCTYPE html><html>Sign in', 'invalid_answer'],
    ['200 OK', '{"ok":', 'invalid_answer'],
    ['200 OK', '{"ok":"yes"}', 'invalid_answer'],
    ['200 OK', '', 'invalid_answer'],
  ])('%s %s', async (status, body, reason) => {
    const { gitlab } = await start((socket) => socket.write(answer(status, {}, body)))
    const error = await failureOf(get(gitlab))
    expect(error.reason).toBe(reason)
    expect(error.message).not.toContain('<html')
  })

  test('its own words are quoted, cut', async () => {
    const body = JSON.stringify({ message: `403 Forbidden - ${'x'.repeat(10_000)}` })
    const { gitlab } = await start((socket) => socket.write(answer('403 Forbidden', {}, body)))
    const error = await failureOf(get(gitlab))
    expect(error.message).toContain('403 Forbidden - xxx')
    expect(error.message.length).toBeLessThan(500)
  })

  test.each([
    ['seconds', { 'retry-after': '30' }, 30],
    [
      'an HTTP date, by the answer’s own clock',
      { date: 'Sun, 22 Nov 2026 10:00:00 GMT', 'retry-after': 'Sun, 22 Nov 2026 10:00:45 GMT' },
      45,
    ],
    [
      'a reset time',
      { date: 'Sun, 22 Nov 2026 10:00:00 GMT', 'ratelimit-reset': String(Date.UTC(2026, 10, 22, 10, 0, 50) / 1000) },
      50,
    ],
    ['nothing', {}, 20],
    ['a day, which nobody waits', { 'retry-after': '86400' }, 600],
    ['nonsense', { 'retry-after': '-5; drop' }, 20],
  ])('a 429 with %s holds every call of the process back', async (_, headers, seconds) => {
    const { peer, gitlab } = await start((socket) =>
      socket.write(answer('429 Too Many Requests', { 'content-type': 'text/plain', ...headers }, 'Retry later\n')),
    )
    const first = await failureOf(get(gitlab))
    expect(first).toMatchObject({ reason: 'rate_limited', retryAfterMs: seconds * 1000, waits: true })
    const others = await Promise.all([1, 2, 3].map(() => failureOf(gitlab.call({ method: 'POST', path: '/x' }))))
    for (const error of others) {
      expect(error.reason).toBe('rate_limited')
      expect(error.maybeDone).toBe(false)
      expect(error.retryAfterMs).toBeGreaterThan((seconds - 2) * 1000)
    }
    expect(peer.requests).toHaveLength(1)
    expect(gitlab.health()).toMatchObject({ state: 'paused', reason: 'rate_limited' })
  })

  test('a wrong token holds every call back too, and is said once, loudly', async () => {
    const said: string[] = []
    const log = { warn: () => undefined, error: (_: object, message: string) => void said.push(message) }
    const { peer, gitlab } = await start((socket) => socket.write(answer('401 Unauthorized', {}, '{}')), { log })
    for (let index = 0; index < 3; index++) expect((await failureOf(get(gitlab))).reason).toBe('unauthorized')
    expect(peer.requests).toHaveLength(1)
    expect(said).toEqual([expect.stringContaining('GITLAB_TOKEN')])
  })

  test('a redirect is never followed, wherever it points', async () => {
    const { peer: other } = await start((socket) => socket.write(fine))
    const { peer, gitlab } = await start((socket, _, index) => {
      const location = index % 2 ? 'http://169.254.169.254/latest/meta-data' : `${other.url}/api/v4/version`
      socket.write(answer('301 Moved Permanently', { location }))
    })
    for (let index = 0; index < 2; index++) {
      const error = await failureOf(get(gitlab))
      expect(error).toMatchObject({ reason: 'invalid_answer', message: expect.stringContaining('never followed') })
    }
    expect(other.requests).toEqual([])
    expect(peer.requests).toHaveLength(2)
  })
})

describe('readText', () => {
  test('is cut at a bound, and a character that the bound cuts in two is left out', async () => {
    const { gitlab } = await start((socket) => socket.write(answer('200 OK', {}, 'é'.repeat(1000))))
    expect(await readText(gitlab, { path: '/raw', maxBytes: 5 })).toBe('éé')
  })

  test('of a file that is not there, or that may not be read, is null', async () => {
    const { gitlab } = await start((socket, _, index) =>
      socket.write(answer(index === 0 ? '404 Not Found' : '403 Forbidden', {}, '{}')),
    )
    expect(await readText(gitlab, { path: '/raw', maxBytes: 5 })).toBeNull()
    expect(await readText(gitlab, { path: '/raw', maxBytes: 5 })).toBeNull()
  })
})
