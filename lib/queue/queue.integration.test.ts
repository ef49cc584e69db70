import { Queue, Worker } from 'bullmq'
import { afterAll, expect, test } from 'vitest'
import { env } from '../env'
import { withTestDatabase } from '../testing/with-test-database'
import { consumerConnection } from './connection'
import { createProducer, type Producer } from './producer'
import { type QueueName, queues } from './queues'
import { openStatusBoard } from './status-board'

withTestDatabase()
const closers: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const close of closers) await close()
})

function openQueue(producer: Producer, name: QueueName = 'screen'): Queue {
  const connection = consumerConnection()
  const queue = new Queue(name, { connection, prefix: env().REDIS_PREFIX })
  closers.push(
    () => queue.close(),
    producer.close,
    async () => connection.disconnect(),
  )
  return queue
}

test('fifty ids share a job, and an id given twice at once is delivered once', async () => {
  const producer = createProducer()
  const queue = openQueue(producer)
  await producer.screen([])
  expect(await producer.waitingJobs()).toBe(0)
  const ids = Array.from({ length: 120 }, (_, index) => String(index + 1))
  await producer.screen([...ids, '7', '7'])
  await producer.screen(['121'])
  const batches = (await queue.getWaiting()).map(({ data }) => queues.screen.payload.parse(data).eventIds)
  expect(batches.map(({ length }) => length)).toEqual([50, 50, 20, 1])
  expect(batches.flat()).toEqual([...ids, '121'])
  expect(await producer.waitingJobs()).toBe(4)
  await queue.drain()
})

test('what may be there already is added only where it neither waits nor runs', async () => {
  const producer = createProducer()
  const queue = openQueue(producer)
  await producer.screen(['1', '2'])
  let finish: () => void = () => undefined
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  const seen: string[][] = []
  const connection = consumerConnection()
  const worker = new Worker(
    'screen',
    async ({ data }) => {
      seen.push(data.eventIds)
      await finished
    },
    { connection, prefix: env().REDIS_PREFIX },
  )
  closers.push(
    () => worker.close(),
    async () => connection.disconnect(),
  )
  await expect.poll(() => seen).toEqual([['1', '2']])
  await queue.add('from the future', { shard: 7 })
  await producer.screen(['3'])
  await producer.screenMissing(['1', '2', '3'])
  await producer.screenMissing(['1', '3', '4'])
  const payloads = (await queue.getWaiting()).map(({ data }) => data)
  expect(payloads).toEqual([{ shard: 7 }, { eventIds: ['3'] }, { eventIds: ['4'] }])
  // Ended, an id is nobody's any more and may come again.
  finish()
  await expect.poll(() => queue.getJobCountByTypes('waiting', 'active')).toBe(0)
  await producer.screenMissing(['1'])
  await expect.poll(() => seen.at(-1)).toEqual(['1'])
})

test('a delayed action waits in Redis', async () => {
  const producer = createProducer()
  const queue = openQueue(producer, 'act')
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
  const status = {
    id: 'one',
    startedAt: 1,
    node: 'v20',
    ended: 3,
    lastEndedAt: 2,
    gitlab,
    model: { name: 'instance-1', trouble: null },
    spamcheck: null,
  }
  expect(await board.read()).toEqual([])
  await board.write(status)
  await board.write({ ...status, id: 'two' })
  expect((await board.read()).map(({ id }) => id).sort()).toEqual(['one', 'two'])
  expect(await board.read()).toContainEqual(status)
  await board.remove('two')
  expect(await board.read()).toEqual([status])
})
