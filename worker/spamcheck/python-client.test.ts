import { expect, test } from 'vitest'
import { withPythonClient } from './testing/python-client'
import { type TestServer, testKey, withServer } from './testing/with-server'

const { start } = withServer()
const ask = withPythonClient()

const to = ({ grpcPort }: TestServer) => ({ target: `127.0.0.1:${grpcPort}`, key: testKey })
const yes = {
  verdict: 'CONDITIONAL_ALLOW',
  error: '',
  extra_attributes: {},
  score: 0.75,
  reason: 'ml inference score',
  evaluated: true,
}
const user = {
  emails: [{ email: 'Mona@Example.org', verified: true }],
  username: 'mona',
  org: 'Octo',
  created_at: '2026-11-01T00:00:00Z',
  abuse_metadata: { account_age: 21.5, two_factor_enabled: 1 },
  id: 7,
}
const project = { project_id: 3, project_path: 'a/b' }
const issue = { method: 'CheckForSpamIssue', message: { user, title: 'Cheap', description: 'Buy', project } }

test('all three calls, every field', async () => {
  const server = await start()
  const snippet = {
    user,
    title: 'T',
    description: 'D',
    action: 'UPDATE',
    files: [{ path: 'a.md' }, { path: 'b/c.rb' }],
  }
  const generic = { user, text: 'One\nTwo', type: 'merge_request', project, user_in_project: true }
  expect(await ask({ do: 'call', ...to(server), ...issue })).toEqual(yes)
  expect(await ask({ do: 'call', ...to(server), method: 'CheckForSpamSnippet', message: snippet })).toEqual(yes)
  expect(await ask({ do: 'call', ...to(server), method: 'CheckForSpamGeneric', message: generic })).toEqual(yes)
  const author = expect.objectContaining({ gitlabId: 7, username: 'mona', createdAt: new Date('2026-11-01') })
  expect(server.door.calls).toMatchObject([
    {
      asked: 'issue',
      author,
      project: { id: 3, path: 'a/b' },
      content: {
        fields: { title: 'Cheap', description: 'Buy' },
        meta: { author: { accountAgeDays: 21.5, twoFactor: true, emailConfirmed: true, emailDomain: 'example.org' } },
      },
    },
    { asked: 'snippet', action: 'UPDATE', project: null, content: { fields: { file_name: 'a.md\nb/c.rb' } } },
    { asked: 'merge_request', userInProject: true, content: { fields: { title: 'One', description: 'Two' } } },
  ])
})

test('every verdict, its score, reason and attributes arrive', async () => {
  const server = await start()
  const extraAttributes = { monitorMode: 'true', verdict: 'BLOCK' }
  for (const verdict of ['ALLOW', 'CONDITIONAL_ALLOW', 'DISALLOW', 'BLOCK', 'NOOP'] as const) {
    server.door.answerWith(async () => ({ verdict, score: 0.5, reason: 'é', evaluated: false, extraAttributes }))
    const answer = { verdict, error: '', score: 0.5, reason: 'é', evaluated: false, extra_attributes: extraAttributes }
    expect(await ask({ do: 'call', ...to(server), ...issue })).toEqual(answer)
  }
})

test('health: checked and watched without a key, until it stops', async () => {
  const server = await start()
  const { target } = to(server)
  const SERVING = { status: 'SERVING' }
  expect(await ask({ do: 'health', target, service: '' })).toEqual(SERVING)
  expect(await ask({ do: 'health', target, service: 'spamcheck.SpamcheckService' })).toEqual(SERVING)
  expect(await ask({ do: 'health', target, service: 'other' })).toMatchObject({ code: 'NOT_FOUND' })
  expect(await ask({ do: 'watch', target, service: 'spamcheck.SpamcheckService' })).toEqual(SERVING)
  expect(await ask({ do: 'watch', target, service: 'other' })).toEqual({ status: 'SERVICE_UNKNOWN' })
  const stopped = server.stop()
  expect(await ask({ do: 'watch', target, service: 'spamcheck.SpamcheckService' })).toEqual({ status: 'NOT_SERVING' })
  expect(await ask({ do: 'watch', target, service: 'spamcheck.SpamcheckService' })).toEqual({ ended: true })
  await stopped
})

test('reflection: with the key it names services and messages, without it nothing', async () => {
  const server = await start()
  expect(await ask({ do: 'reflect', ...to(server) })).toEqual({
    services: expect.arrayContaining(['spamcheck.SpamcheckService']),
    messages: ['File', 'Generic', 'Issue', 'Project', 'Snippet', 'SpamVerdict', 'User'],
  })
  expect(await ask({ do: 'reflect', ...to(server), key: null })).toMatchObject({ code: 'UNAUTHENTICATED' })
})

test('a wrong key or none: UNAUTHENTICATED, and what to do', async () => {
  const server = await start()
  const refused = { code: 'UNAUTHENTICATED', details: expect.stringContaining('SPAMCHECK_KEYS') }
  expect(await ask({ do: 'call', ...to(server), ...issue, key: 'wrong' })).toEqual(refused)
  expect(await ask({ do: 'call', ...to(server), ...issue, key: '' })).toEqual(refused)
  expect(await ask({ do: 'call', ...to(server), ...issue, key: null })).toEqual(refused)
  expect(server.door.calls).toEqual([])
})

test('fields of a later version are passed over', async () => {
  const server = await start()
  // Field 900 as text, 901 as a number, 902 as eight bytes, 903 as four, 904 as a message that holds one.
  const unknown = ['a238036f6e65', 'a8389601', 'b1380102030405060708', 'bd3801020304', 'c238020801'].join('')
  expect(await ask({ do: 'call', ...to(server), ...issue, unknown })).toEqual(yes)
  expect(server.door.calls[0]?.content.fields).toEqual({ title: 'Cheap', description: 'Buy' })
})

test('a description of a megabyte', async () => {
  const server = await start()
  const description = `${'long words '.repeat(95_000)}the end`
  expect(await ask({ do: 'call', ...to(server), ...issue, message: { user, description } })).toEqual(yes)
  expect(server.door.calls[0]?.content.meta?.cut).toEqual(['description'])
  expect(server.door.calls[0]?.content.fields.description).toMatch(/the end$/)
})

test('a deadline that is over, and one that passes while the door ponders', async () => {
  const server = await start()
  expect(await ask({ do: 'call', ...to(server), ...issue, timeout: 0 })).toMatchObject({ code: 'DEADLINE_EXCEEDED' })
  server.door.answerWith(() => new Promise(() => undefined))
  expect(await ask({ do: 'call', ...to(server), ...issue, timeout: 0.2 })).toMatchObject({ code: 'DEADLINE_EXCEEDED' })
  server.door.answerWith(async () => ({ verdict: 'ALLOW', score: 0, reason: '', evaluated: true, extraAttributes: {} }))
  expect(await ask({ do: 'call', ...to(server), ...issue })).toMatchObject({ verdict: 'ALLOW' })
})

test('a cancelled call: the door had it, it is counted, and the next is answered', async () => {
  const server = await start()
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  server.door.answerWith(async () => {
    await held
    return { verdict: 'ALLOW', score: 0, reason: '', evaluated: true, extraAttributes: {} }
  })
  await ask({ do: 'begin', id: 1, ...to(server), ...issue })
  await expect.poll(() => server.door.calls.length).toBe(1)
  expect(await ask({ do: 'cancel', id: 1 })).toEqual({ cancelled: true })
  await ask({ do: 'health', target: to(server).target, service: '' })
  release()
  await expect.poll(() => server.status().refused).toEqual({ cancelled: 1 })
  expect(await ask({ do: 'call', ...to(server), ...issue })).toMatchObject({ verdict: 'ALLOW' })
})

test('a thousand calls at once', async () => {
  const server = await start()
  expect(await ask({ do: 'parallel', count: 1_000, ...to(server), ...issue })).toEqual({ CONDITIONAL_ALLOW: 1_000 })
  expect(server.door.calls).toHaveLength(1_000)
  expect(server.status().clients).toMatchObject([{ client: 'key 434203', address: '127.0.0.1', calls: 1_000 }])
})
