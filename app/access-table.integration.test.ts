import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { createUser } from '@/lib/auth/create-user'
import { hasRole, type Role, roles } from '@/lib/auth/role'
import { closeWorkersReader } from '@/lib/stats/read-workers'
import { sessionCookie } from '@/lib/testing/session-cookie'
import { withTestDatabase } from '@/lib/testing/with-test-database'
import { type Access, accessTable, type Method } from './access-table'

withTestDatabase()

const methods: readonly Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>
type RouteModule = Partial<Record<Method, Handler>>

/** Every route file, by its path in the address. */
const files = new Map(
  readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)route\.tsx?$/.test(file))
    .map((file) => [
      `/${file.replace(/\/route\.tsx?$/, '').replace(/(^|\/)\([^)]*\)/g, '')}`,
      join(import.meta.dirname, file),
    ]),
)
const load = (path: string): Promise<RouteModule> => import(/* @vite-ignore */ files.get(path) ?? path)

const guarded = Object.entries(accessTable).flatMap(([path, access]) =>
  (Object.entries(access) as [Method, Access][])
    .filter((entry): entry is [Method, Role] => entry[1] !== 'open')
    .map(([method, role]) => ({ path, method, role })),
)
const cookies = new Map<Role | 'nobody', string>()

beforeAll(async () => {
  for (const role of roles) {
    const person = await createUser({ username: role, name: role, role, actor: { kind: 'system', name: 'test' } })
    cookies.set(role, await sessionCookie(person))
  }
  return closeWorkersReader
})

async function call(path: string, method: Method, who: Role | 'nobody', headers: Record<string, string> = {}) {
  const names = [...path.matchAll(/\[([^\]]+)\]/g)].map(([, name]) => name ?? '')
  const params = Object.fromEntries(names.map((name) => [name, '999999']))
  const address = `http://natterjack.example${path.replace(/\[[^\]]+\]/g, '999999')}`
  const own = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie: cookies.get(who) ?? '' }
  const body = method === 'GET' ? undefined : '{}'
  const handler = (await load(path))[method]
  if (!handler) throw new Error(`${method} ${path} is in the table but not in the route`)
  return handler(new Request(address, { method, headers: { ...own, ...headers }, body }), {
    params: Promise.resolve(params),
  })
}

describe('the table and the routes name the same', () => {
  test('every route file is in the table', () => {
    expect([...files.keys()].filter((path) => !(path in accessTable))).toEqual([])
  })

  test('every route in the table has a file, unless it is a page’s path that takes hooks', () => {
    expect(Object.keys(accessTable).filter((path) => !files.has(path))).toEqual([])
  })

  test.each([...files.keys()])('%s has exactly the methods listed', async (path) => {
    const route = await load(path)
    expect(methods.filter((method) => method in route).sort()).toEqual(Object.keys(accessTable[path] ?? {}).sort())
  })
})

describe('who may come in', () => {
  test.each(guarded)('$method $path needs $role', async ({ path, method, role }) => {
    const nobody = await call(path, method, 'nobody')
    expect(nobody.status).toBe(401)
    for (const who of roles) {
      const { status } = await call(path, method, who)
      if (hasRole(who, role)) expect([401, 403, 405, 500]).not.toContain(status)
      else expect(status).toBe(403)
    }
  })

  test.each(guarded.filter(({ method }) => method !== 'GET'))(
    '$method $path is refused to other sites, and to forms',
    async ({ path, method }) => {
      expect((await call(path, method, 'ADMIN', { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
      expect((await call(path, method, 'ADMIN', { 'content-type': 'text/plain' })).status).toBe(415)
    },
  )
})
