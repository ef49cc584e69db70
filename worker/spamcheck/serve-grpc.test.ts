import { createServer } from 'node:net'
import { status } from '@grpc/grpc-js'
import { expect, test } from 'vitest'
import { call } from './testing/call'
import { testKey, withServer } from './testing/with-server'

const { start } = withServer()
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
const issue = {
  user: { id: 7, username: 'mona' },
  title: 'Cheap',
  description: 'Buy',
  project: { project_id: 3, project_path: 'a/b' },
}

test('an issue is asked about and answered', async () => {
  const { door, grpcPort } = await start()
  expect(await call({ port: grpcPort, message: issue, metadata: { 'x-gitlab-correlation-id': 'abc' } })).toEqual({
    verdict: 'CONDITIONAL_ALLOW',
    error: '',
    extra_attributes: {},
    score: 0.75,
    reason: 'ml inference score',
    evaluated: true,
  })
  expect(door.calls).toEqual([
    expect.objectContaining({
      type: 'issue',
      asked: 'issue',
      correlationId: 'abc',
      client: 'key 434203',
      project: { id: 3, path: 'a/b' },
      content: expect.objectContaining({ kind: 'issue', fields: { title: 'Cheap', description: 'Buy' } }),
    }),
  ])
})

test.each(['wrong', '', null, `${testKey}x`, testKey.slice(1)])(
  'the key %j is refused, and the door not asked',
  async (key) => {
    const server = await start()
    await expect(call({ port: server.grpcPort, message: issue, key })).rejects.toMatchObject({
      code: status.UNAUTHENTICATED,
      details: expect.stringContaining('SPAMCHECK_KEYS'),
    })
    expect(server.door.calls).toEqual([])
    expect(server.status().refused).toEqual({ unauthenticated: 1 })
  },
)

test('where strangers are let in no key is asked for, and those who have one are told apart', async () => {
  const server = await start({ SPAMCHECK_ALLOW_UNAUTHENTICATED: true })
  for (const key of [null, 'wrong', testKey]) await call({ port: server.grpcPort, message: issue, key })
  expect(server.door.calls.map(({ client }) => client)).toEqual(['open', 'open', 'key 434203'])
  expect(server.status()).toMatchObject({ shut: null, keys: ['key 434203'], refused: {}, tls: null })
})

test('while it stops, what is under way is answered and nobody is let in any more', async () => {
  const server = await start()
  let release = (): void => undefined
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  server.door.answerWith(async () => {
    await held
    return { verdict: 'DISALLOW', score: 1, reason: 'late', evaluated: true, extraAttributes: {} }
  })
  const underWay = call({ port: server.grpcPort, message: issue })
  await expect.poll(() => server.door.calls.length).toBe(1)
  const stopped = server.stop()
  await expect(call({ port: server.grpcPort, message: issue })).rejects.toMatchObject({ code: status.UNAVAILABLE })
  release()
  expect(await underWay).toMatchObject({ verdict: 'DISALLOW' })
  await stopped
  expect(server.connections()).toBe(0)
})

test('a port that is taken is named, and the other one is free again', async () => {
  const { httpPort } = await start()
  const free = await freePort()
  const taken = { SPAMCHECK_PORT: free, SPAMCHECK_HTTP_PORT: httpPort }
  await expect(start(taken)).rejects.toThrow(`port ${httpPort} on 127.0.0.1 is taken`)
  expect((await start({ SPAMCHECK_PORT: free })).grpcPort).toBe(free)
})
