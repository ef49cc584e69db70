import { Queue, Worker } from 'bullmq'
import { afterAll, expect, test } from 'vitest'
import { env } from '../env'
import { withTestDatabase } from '../testing/with-test-database'
import { consumerConnection } from './connection'
import { createProducer, type Producer } from './producer'
import { openStatusBoard } from './status-board'

withTestDatabase()
const closers: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const close of closers) await close()
})

test('delivers each id once, however often it is added, and again after it has ended', async () => {
  const producer: Producer = createProducer()
  const connection = consumerConnection()
  const seen: string[] = []
  await producer.screen(['7', '7', '8'])
  await producer.screen(['8'])
  const worker = new Worker('screen', async (job) => void seen.push(job.data.eventId), {
    connection,
    prefix: env().REDIS_PREFIX,
  })
  closers.push(
    () => worker.close(),
    producer.close,
    async () => connection.disconnect(),
  )
  await expect.poll(() => seen.length).toBe(2)
  expect(seen.sort()).toEqual(['7', '8'])
  await producer.screen(['7'])
  await expect.poll(() => seen.length).toBe(3)
})

test('a delayed action waits in Redis', async () => {
  const producer = createProducer()
  const connection = consumerConnection()
  const queue = new Queue('act', { connection, prefix: env().REDIS_PREFIX })
  closers.push(
    () => queue.close(),
    producer.close,
    async () => connection.disconnect(),
  )
  await producer.act('3', 60_000)
  expect(await queue.getDelayedCount()).toBe(1)
})

test('a worker is on the board while it says so', async () => {
  const board = openStatusBoard()
  closers.push(async () => board.close())
  const gitlab = {
    url: 'https://gitlab.example',
    trouble: null,
    reason: null,
    botUsername: 'bot',
    scopes: ['api'],
    tokenExpiresAt: null,
    confirmsAddresses: true,
  }
  const status = { id: 'one', startedAt: 1, node: 'v20', ended: 3, lastEndedAt: 2, gitlab }
  expect(await board.read()).toEqual([])
  await board.write(status)
  await board.write({ ...status, id: 'two' })
  expect((await board.read()).map(({ id }) => id).sort()).toEqual(['one', 'two'])
  expect(await board.read()).toContainEqual(status)
  await board.remove('two')
  expect(await board.read()).toEqual([status])
})
