import { afterAll, expect, test } from 'vitest'
import { env } from '../env'
import { consumerConnection } from '../queue/connection'
import { closeWorkerReports, readWorkerReport, writeWorkerReport } from '../queue/worker-reports'
import { withTestDatabase } from '../testing/with-test-database'
import { findStatus } from './status'

const database = withTestDatabase()
afterAll(closeWorkerReports)

const gitlab = { state: 'ok', detail: null, botUsername: 'bot', checkedAt: new Date().toISOString() } as const

test('counts what waits and what died, and reads what the worker says', async () => {
  expect(await readWorkerReport()).toEqual({ redis: 'ok', report: null })
  const redis = consumerConnection()
  const now = new Date().toISOString()
  await writeWorkerReport({ redis, report: { at: now, startedAt: now, gitlab } })
  expect(await redis.ttl(`${env().REDIS_PREFIX}:worker-report`)).toBeGreaterThan(0)
  const { prisma } = database()
  const queuedAt = new Date(Date.now() - 3_600_000)
  await prisma.item.create({ data: { kind: 'user', gitlabId: 1, reviewState: 'PENDING', queuedAt } })
  await prisma.item.create({ data: { kind: 'user', gitlabId: 2, reviewState: 'DECIDED' } })
  const event = { rawBytes: 1, sha256: new Uint8Array([1]) }
  const receivedAt = new Date(Date.now() - 60_000)
  await prisma.event.create({ data: { ...event, dedupeKey: 'a', state: 'DEAD', receivedAt } })
  await prisma.event.create({ data: { ...event, dedupeKey: 'b', state: 'OPEN', source: 'SWEEP' } })
  const status = await findStatus()
  expect(status).toMatchObject({
    waiting: 1,
    oldestAt: queuedAt,
    deadLetters: 1,
    openEvents: 1,
    lastHookAt: receivedAt,
  })
  expect(status.checks.find(({ id }) => id === 'worker')?.state).toBe('ok')
  expect(status.state).toBe('fail')
  await redis.set(`${env().REDIS_PREFIX}:worker-report`, '{"at":"nonsense"}')
  expect(await readWorkerReport()).toEqual({ redis: 'ok', report: null })
  redis.disconnect()
})

test('an empty install is something to do, not a fault', async () => {
  await database().prisma.event.deleteMany()
  const now = new Date().toISOString()
  const readReport = async () => ({ redis: 'ok' as const, report: { at: now, startedAt: now, gitlab } })
  expect((await findStatus({ readReport })).state).toBe('todo')
})
