import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { createUser } from '@/lib/auth/create-user'
import type { Role } from '@/lib/auth/role'
import { prisma } from '@/lib/db/prisma'
import { setEnvForTests } from '@/lib/env'
import { AppError } from '@/lib/errors'
import { sessionCookie } from '@/lib/testing/session-cookie'
import { withTestDatabase } from '@/lib/testing/with-test-database'
import { handle } from './handle'

withTestDatabase()

const address = 'http://natterjack.example/api/things/7'
const params = { params: Promise.resolve({ id: '7' }) }
const json = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }
let counter = 0

async function personWith(role: Role) {
  const username = `person-${counter++}`
  return createUser({ username, name: username, role, actor: { kind: 'system', name: 'test' } })
}

const read = handle(
  { role: 'VIEWER', params: z.strictObject({ id: z.coerce.number().int() }) },
  ({ params, user }) => ({
    id: params.id,
    by: user.username,
  }),
)
const write = handle({ role: 'MODERATOR', body: z.strictObject({ word: z.string() }) }, ({ body }) => body)

async function put(cookie: string, headers: Record<string, string>, body = '{"word":"yes"}') {
  return write(new Request(address, { method: 'PUT', headers: { cookie, ...headers }, body }), params)
}

describe('who may come in', () => {
  test.each([
    ['VIEWER', 200, 403],
    ['MODERATOR', 200, 200],
    ['ADMIN', 200, 200],
  ] as const)('%s reads %d, writes %d', async (role, reads, writes) => {
    const cookie = await sessionCookie(await personWith(role))
    expect((await read(new Request(address, { headers: { cookie } }), params)).status).toBe(reads)
    expect((await put(cookie, json)).status).toBe(writes)
  })

  test.each([
    ['nothing', {}],
    ['a broken cookie', { cookie: 'natterjack.session=%E0%A4%A' }],
    ['a cookie of another shape', { cookie: 'natterjack.session=a.b.c.d.e; ;;=' }],
    ['a bearer token', { authorization: 'Bearer %E0%A4%A' }],
  ])('%s is 401', async (_, headers) => {
    setEnvForTests({ NEXTAUTH_SECRET: 'only-for-tests-0123456789-abcdefghij' })
    const answer = await read(new Request(address, { headers: headers as Record<string, string> }), params)
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({ error: { code: 'unauthenticated' } })
  })

  test('a lost role, a disabled account and a sign-out count at once', async () => {
    const person = await personWith('ADMIN')
    const cookie = await sessionCookie(person)
    expect((await put(cookie, json)).status).toBe(200)
    await prisma().user.update({ where: { id: person.id }, data: { role: 'VIEWER' } })
    expect((await put(cookie, json)).status).toBe(403)
    await prisma().user.update({ where: { id: person.id }, data: { role: 'ADMIN', disabledAt: new Date() } })
    expect((await put(cookie, json)).status).toBe(401)
    await prisma().user.update({ where: { id: person.id }, data: { disabledAt: null, sessionVersion: 2 } })
    expect((await put(cookie, json)).status).toBe(401)
  })
})

describe('changes', () => {
  test.each([
    ['from our own page', json, 200],
    [
      'from our own page in an old browser',
      { 'content-type': 'application/json', origin: 'http://natterjack.example', host: 'natterjack.example' },
      200,
    ],
    ['from another site', { ...json, 'sec-fetch-site': 'cross-site' }, 403],
    ['from a neighbour host', { ...json, 'sec-fetch-site': 'same-site' }, 403],
    ['with a foreign Origin', { ...json, origin: 'https://evil.example', host: 'natterjack.example' }, 403],
    ['with Origin null', { ...json, origin: 'null', host: 'natterjack.example' }, 403],
    ['with neither header', { 'content-type': 'application/json' }, 403],
    ['as a form', { ...json, 'content-type': 'text/plain' }, 415],
  ])('%s', async (_, headers, status) => {
    const cookie = await sessionCookie(await personWith('MODERATOR'))
    expect((await put(cookie, headers as Record<string, string>)).status).toBe(status)
  })

  test.each([
    ['not JSON', '{', 400],
    ['an unknown key', '{"word":"yes","role":"ADMIN"}', 400],
    ['nothing', '', 400],
    ['too much', JSON.stringify({ word: 'x'.repeat(300_000) }), 413],
  ])('%s in the body', async (_, body, status) => {
    const cookie = await sessionCookie(await personWith('MODERATOR'))
    expect((await put(cookie, json, body)).status).toBe(status)
  })
})

describe('answers', () => {
  test('a fault shows its number and nothing else', async () => {
    const cookie = await sessionCookie(await personWith('VIEWER'))
    const broken = handle({ role: 'VIEWER' }, () => {
      throw new Error('secret: select * from user')
    })
    const answer = await broken(new Request(address, { headers: { cookie, 'x-request-id': 'proxy-12345' } }), params)
    const text = await answer.text()
    expect(answer.status).toBe(500)
    expect(text).not.toContain('secret')
    expect(text).toContain('proxy-12345')
  })

  test('an AppError carries its details, and nothing is cached', async () => {
    const cookie = await sessionCookie(await personWith('VIEWER'))
    const stale = handle({ role: 'VIEWER' }, () => {
      throw new AppError({ code: 'stale', message: 'Changed.', details: { by: 'bea' } })
    })
    const answer = await stale(new Request(address, { headers: { cookie } }), params)
    expect(answer.status).toBe(409)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.json()).toMatchObject({ error: { code: 'stale', details: { by: 'bea' } } })
  })
})
