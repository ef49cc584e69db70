import { beforeAll, describe, expect, test } from 'vitest'
import { createUser } from '@/lib/auth/create-user'
import { closeWorkersReader } from '@/lib/stats/read-workers'
import { sessionCookie } from '@/lib/testing/session-cookie'
import { withTestDatabase } from '@/lib/testing/with-test-database'
import { accessTable, type Method } from './access-table'

withTestDatabase()

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>
type Call = { path: string; method: Method; id?: string; query?: string; body?: unknown }

/** Just past `integer`, past `bigint`, past every number, and no numbers at all. */
const tampered = ['2147483648', '9007199254740993', '99999999999999999999', '1e300', '-1', '0', '1.5', 'NaN', ' ', "1'"]
const methods = (path: string) => Object.keys(accessTable[path] ?? {}) as Method[]
let cookie: string

beforeAll(async () => {
  const actor = { kind: 'system', name: 'test' } as const
  cookie = await sessionCookie(await createUser({ username: 'root', name: 'Root', role: 'ADMIN', actor }))
  return closeWorkersReader
})

async function statusOf({ path, method, id = '1', query = '', body = {} }: Call): Promise<number> {
  const route: Partial<Record<Method, Handler>> = await import(
    /* @vite-ignore */ `${import.meta.dirname}${path}/route.ts`
  )
  const names = [...path.matchAll(/\[([^\]]+)\]/g)].map(([, name]) => name ?? '')
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie }
  const request = new Request(`http://natterjack.example${path.replace(/\[[^\]]+\]/g, '1')}${query}`, {
    method,
    headers,
    body: method === 'GET' ? undefined : JSON.stringify(body),
  })
  const params = Promise.resolve(Object.fromEntries(names.map((name) => [name, id])))
  return (await route[method]?.(request, { params }))?.status ?? 0
}

describe('a tampered number is refused, and is no fault of ours', () => {
  const withId = Object.keys(accessTable).filter((path) => /\[[a-z]+Id\]/i.test(path))
  const addressed = withId.flatMap((path) => methods(path).map((method) => ({ path, method })))

  // What each needs besides its number.
  const bodies: Record<string, unknown> = {
    'PUT /api/items/[itemId]/decision': { kind: 'SKIP', versionId: 1 },
    'PUT /api/items/[itemId]/reversal': { decisionId: 1 },
    'PUT /api/models/[modelId]/promotion': { reason: 'better' },
    'PATCH /api/people/[personId]': { role: 'VIEWER' },
    'POST /api/people/[personId]/sign-outs': { newPassword: false },
  }
  test.each(addressed)('in the address of $method $path', async ({ path, method }) => {
    for (const id of tampered)
      expect([400, 404], id).toContain(await statusOf({ path, method, id, body: bodies[`${method} ${path}`] }))
  })

  test.each([
    '/api/actions',
    '/api/events',
    '/api/audit',
    '/api/lists',
    '/api/models',
    '/api/settings/history',
    '/api/spamcheck/calls',
  ])('in the cursor of %s', async (path) => {
    for (const before of tampered) {
      const query = `?before=${encodeURIComponent(before)}`
      expect([200, 400], before).toContain(await statusOf({ path, method: 'GET', query }))
    }
    expect(await statusOf({ path, method: 'GET', query: '?before=99999999999999999999' })).toBe(400)
  })

  const cursors = ['[1,2147483648]', '[1,1e300]', '[1e300,1]', '[-1e300,1]', '[9e15,1]', '[null,9007199254740993]']
  test.each(cursors)('in the cursor of the queue: %s', async (text) => {
    const cursor = Buffer.from(text).toString('base64url')
    for (const rest of ['&sort=score', '&sort=oldest', '&sort=newest', '&state=decided'])
      expect(await statusOf({ path: '/api/queue', method: 'GET', query: `?cursor=${cursor}${rest}` })).toBe(400)
  })

  test.each(['?item=2147483648', '?item=1e300'])('in the filter of the actions: %s', async (query) => {
    expect(await statusOf({ path: '/api/actions', method: 'GET', query })).toBe(400)
  })

  const tooLarge = [2_147_483_648, 2 ** 53, 1e300, -1, 0, 1.5, '1', null]
  test.each(tooLarge)('in a body: %s', async (id) => {
    const decision = '/api/items/[itemId]/decision'
    const asked: Call[] = [
      { path: decision, method: 'PUT', body: { kind: 'SKIP', versionId: id } },
      { path: decision, method: 'PUT', body: { kind: 'SKIP', versionId: 1, verdictId: id } },
      { path: decision, method: 'DELETE', body: { decisionId: id } },
      { path: '/api/items/[itemId]/reversal', method: 'PUT', body: { decisionId: id } },
    ]
    for (const call of asked) expect(await statusOf(call)).toBe(400)
  })

  test('and the numbers that are in order are only not found', async () => {
    const body = { kind: 'SKIP', versionId: 2_147_483_647 }
    expect(await statusOf({ path: '/api/items/[itemId]/decision', method: 'PUT', id: '2147483647', body })).toBe(404)
  })
})
