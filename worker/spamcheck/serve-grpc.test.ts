import { status } from '@grpc/grpc-js'
import { expect, test } from 'vitest'
import { call } from './testing/call'
import { testKey, withServer } from './testing/with-server'

const { start } = withServer()
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
      client: 'key 1',
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
