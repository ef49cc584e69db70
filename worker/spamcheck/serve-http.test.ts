import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { type TestServer, testKey, withServer } from './testing/with-server'

const { start } = withServer()
const json = { 'content-type': 'application/json', authorization: testKey }

const post = async ({ httpPort }: TestServer, path: string, body: string, headers: Record<string, string> = json) => {
  const answer = await fetch(`http://127.0.0.1:${httpPort}${path}`, { method: 'POST', body, headers })
  return { status: answer.status, body: await answer.json(), headers: answer.headers }
}
const yes = {
  verdict: 'CONDITIONAL_ALLOW',
  error: '',
  extraAttributes: {},
  score: 0.75,
  reason: 'ml inference score',
  evaluated: true,
}

test('the same three questions, with names as in the protocol or in camelCase', async () => {
  const server = await start()
  const issue = {
    user: { id: 7, username: 'mona', created_at: '2026-11-01T00:00:00.5+01:00', abuseMetadata: { account_age: '3.5' } },
    title: 'Cheap',
    userInProject: true,
    project: { project_id: '3', projectPath: 'a/b' },
    action: 'UPDATE',
    of_a_later_version: [1],
  }
  const snippet = { user: null, title: 'T', files: [{ path: 'a' }, {}, { path: 'b' }], action: 1 }
  expect(await post(server, '/v1/issue_spam', JSON.stringify(issue))).toMatchObject({ status: 200, body: yes })
  expect(await post(server, '/v1/snippet_spam', JSON.stringify(snippet))).toMatchObject({ status: 200, body: yes })
  expect(await post(server, '/v1/generic_spam', '{"type":"note","text":"hello"}')).toMatchObject({
    status: 200,
    body: yes,
  })
  expect(server.door.calls).toMatchObject([
    {
      asked: 'issue',
      action: 'UPDATE',
      author: { gitlabId: 7, username: 'mona', createdAt: new Date('2026-10-31T23:00:00.500Z') },
      project: { id: 3, path: 'a/b' },
      userInProject: true,
      content: { meta: { author: { accountAgeDays: 3.5 } } },
    },
    { asked: 'snippet', action: 'UPDATE', author: { gitlabId: null }, content: { fields: { file_name: 'a\nb' } } },
    { asked: 'note', content: { fields: { body: 'hello' } } },
  ])
})

test('of a map without end only the beginning is looked at', async () => {
  const server = await start()
  const known = Object.fromEntries(Array.from({ length: 49 }, (_, n) => [`known_${n}`, n]))
  const user = { abuse_metadata: { account_age: 2, ...known, one_too_many: 'no number' } }
  expect((await post(server, '/v1/issue_spam', JSON.stringify({ user }))).status).toBe(200)
  expect(server.door.calls).toMatchObject([{ content: { meta: { author: { accountAgeDays: 2 } } } }])
})

test('the key may come with a scheme before it, and the correlation id in a header', async () => {
  const server = await start()
  const headers = { ...json, authorization: `Bearer ${testKey}`, 'x-request-id': 'r-1' }
  expect((await post(server, '/v1/issue_spam', '{}', headers)).status).toBe(200)
  expect(server.door.calls).toMatchObject([{ correlationId: 'r-1', client: 'key 434203' }])
})

test.each([
  ['no JSON', '{', 400, 3, 'not JSON'],
  ['no object', '[]', 400, 3, 'no Issue'],
  ['a wrong type, with its place', '{"user":{"emails":[{"email":5}]}}', 400, 3, 'user.emails.0.email'],
  ['a time that is none', '{"created_at":"yesterday"}', 400, 3, 'createdAt'],
  ['an id beyond 32 bits', '{"user":{"id":2147483648}}', 400, 3, 'user.id'],
  ['an unknown action', '{"action":"DELETE"}', 400, 3, 'action'],
  ['a name that leads elsewhere', '{"__proto__":{"title":"x"},"user":{"__proto__":{},"id":"x"}}', 400, 3, 'user.id'],
])('%s', async (_, body, status, code, words) => {
  const server = await start()
  const answer = await post(server, '/v1/issue_spam', body)
  expect(answer).toMatchObject({ status, body: { code, message: expect.stringContaining(words) } })
  expect(JSON.stringify(answer.body)).not.toMatch(/\bat .*\.ts|node_modules/)
  expect(server.door.calls).toEqual([])
  expect(server.status().refused).toEqual({ malformed: 1 })
})

test('what is asked in another way is told how to', async () => {
  const server = await start()
  const { authorization } = json
  const base = `http://127.0.0.1:${server.httpPort}`
  const tell = async (path: string, init: RequestInit) => {
    const answer = await fetch(base + path, init)
    return { status: answer.status, allow: answer.headers.get('allow'), ...((await answer.json()) as object) }
  }
  expect(await tell('/v1/issue_spam', { headers: json })).toMatchObject({ status: 405, allow: 'POST' })
  expect(await tell('/health', { method: 'POST' })).toMatchObject({ status: 405, allow: 'GET' })
  expect(await tell('/v1/epic_spam', { method: 'POST', headers: json })).toMatchObject({
    status: 404,
    message: expect.stringContaining('/v1/generic_spam'),
  })
  const form = { authorization, 'content-type': 'application/x-www-form-urlencoded' }
  expect(await tell('/v1/issue_spam', { method: 'POST', headers: form, body: 'a=b' })).toMatchObject({ status: 415 })
  const gzip = { ...json, 'content-encoding': 'gzip' }
  expect(await tell('/v1/issue_spam', { method: 'POST', headers: gzip, body: '{}' })).toMatchObject({ status: 415 })
  const wrong = { ...json, authorization: 'wrong' }
  const refused = { status: 401, code: 16, message: expect.stringContaining('SPAMCHECK_KEYS') }
  expect(await tell('/v1/issue_spam', { method: 'POST', headers: wrong, body: '{}' })).toMatchObject(refused)
  expect(await tell('/v1/issue_spam', { method: 'POST', body: '{}' })).toMatchObject(refused)
  const large = `{"title":"${'x'.repeat(8 * 1024 * 1024)}"}`
  expect(await tell('/v1/issue_spam', { method: 'POST', headers: json, body: large })).toMatchObject({
    status: 413,
    code: 8,
  })
  expect(await (await fetch(`${base}/health`)).json()).toEqual({ status: 'SERVING' })
  expect(server.status().refused).toEqual({ unauthenticated: 2, malformed: 2, too_large: 1 })
})

test('a body without a length that grows beyond all bounds is cut off', async () => {
  const server = await start()
  const answer = await new Promise<string>((resolve) => {
    const socket = connect(server.httpPort, '127.0.0.1')
    let heard = ''
    socket.on('data', (text) => {
      heard += text
    })
    socket.on('error', () => undefined).on('close', () => resolve(heard))
    socket.write(
      `POST /v1/issue_spam HTTP/1.1\r\nHost: x\r\nAuthorization: ${testKey}\r\nTransfer-Encoding: chunked\r\n\r\n`,
    )
    const chunk = `100000\r\n${'x'.repeat(0x100000)}\r\n`
    const more = (): void => {
      while (!socket.destroyed && socket.write(chunk));
    }
    socket.on('drain', more)
    more()
  })
  expect(answer === '' || answer.startsWith('HTTP/1.1 413')).toBe(true)
  await expect.poll(() => server.status().refused.too_large).toBe(1)
  expect((await post(server, '/v1/issue_spam', '{}')).status).toBe(200)
})

test('however many connections say nothing, whoever has a key gets in, and who is known stays', async () => {
  const server = await start({ http: { strangers: 10, connections: 40 } })
  const known = new Agent({ keepAlive: true, maxSockets: 1 })
  const ask = (): Promise<{ status?: number | undefined; port?: number | undefined }> =>
    new Promise((resolve, reject) => {
      const options = {
        host: '127.0.0.1',
        port: server.httpPort,
        path: '/v1/issue_spam',
        method: 'POST',
        headers: json,
      }
      const req = request({ ...options, agent: known }, (res) => {
        const { localPort: port } = res.socket
        res.resume().on('end', () => resolve({ status: res.statusCode, port }))
      })
      req.on('error', reject).end('{}')
    })
  const first = await ask()
  const silent = Array.from({ length: 60 }, () => connect(server.httpPort, '127.0.0.1').on('error', () => undefined))
  await expect.poll(() => server.status().refused.connections).toBeGreaterThanOrEqual(50)
  await expect.poll(() => silent.filter((socket) => !socket.closed).length).toBe(10)
  expect((await post(server, '/v1/issue_spam', '{}')).status).toBe(200)
  expect(await ask()).toEqual({ status: 200, port: first.port })
  for (const socket of silent) socket.destroy()
  known.destroy()
})

test('a door that fails is answered for', async () => {
  const server = await start()
  server.door.answerWith(async () => {
    throw new Error('relation "spamcheck_call" does not exist')
  })
  const answer = await post(server, '/v1/issue_spam', '{}')
  expect(answer).toMatchObject({ status: 200, body: { verdict: 'NOOP', evaluated: false, reason: 'internal error' } })
})
