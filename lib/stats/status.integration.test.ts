import { afterAll, expect, test } from 'vitest'
import { openStatusBoard, type WorkerStatus } from '../queue/status-board'
import { withTestDatabase } from '../testing/with-test-database'
import { closeWorkersReader, readWorkers } from './read-workers'
import { findStatus } from './status'

const database = withTestDatabase()
afterAll(closeWorkersReader)

const worker: WorkerStatus = {
  id: 'w1',
  startedAt: Date.now(),
  node: process.version,
  ended: 0,
  lastEndedAt: null,
  model: null,
  spamcheck: null,
  gitlab: {
    url: 'http://x',
    trouble: null,
    reason: null,
    botUsername: null,
    scopes: null,
    tokenExpiresAt: null,
    confirmsAddresses: null,
  },
}

test('counts what waits and what died, and reads what the worker says', async () => {
  expect(await readWorkers()).toEqual({ redis: 'ok', running: [] })
  const board = openStatusBoard()
  await board.write(worker)
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
  await board.remove('w1')
  board.close()
})

test('an empty install is something to do, not a fault', async () => {
  await database().prisma.event.deleteMany()
  const read = async () => ({ redis: 'ok' as const, running: [worker] })
  expect((await findStatus({ read })).state).toBe('todo')
})
