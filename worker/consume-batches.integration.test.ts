import { Queue } from 'bullmq'
import { afterEach, expect, test } from 'vitest'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { consumerConnection } from '@/lib/queue/connection'
import { createProducer } from '@/lib/queue/producer'
import { maxEventsPerJob } from '@/lib/queue/queues'
import { withTestDatabase } from '@/lib/testing/with-test-database'
import { consumeBatches } from './consume-batches'
import { screenBatches } from './screen-batches'

withTestDatabase()
const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})
const idsOf = (count: number, from = 1): string[] => Array.from({ length: count }, (_, index) => String(from + index))

/** A worker whose events end when the test says so; `taken` counts what it took off the queue and has not ended. */
function startWorker(concurrency: number) {
  const producer = createProducer()
  const connection = consumerConnection()
  const queue = new Queue('screen', { connection, prefix: env().REDIS_PREFIX })
  const under = new Map<string, () => void>()
  const seen: string[] = []
  let taken = 0
  const most = { under: 0, taken: 0 }
  const run = screenBatches({
    concurrency,
    log,
    stillOpen: async (ids) => ids,
    screen: (eventId) =>
      new Promise((resolve) => {
        seen.push(eventId)
        under.set(eventId, resolve)
        most.under = Math.max(most.under, under.size)
      }),
  })
  const worker = consumeBatches({ connection, fill: concurrency, run })
  // As BullMQ takes it, before anybody here knows of it.
  worker.on('active', ({ data }) => {
    taken += data.eventIds.length
    most.taken = Math.max(most.taken, taken)
  })
  const end = (eventId: string): void => {
    taken--
    under.get(eventId)?.()
    under.delete(eventId)
  }
  closers.push(
    async () => connection.disconnect(),
    () => queue.close(),
    producer.close,
    async () => {
      let closed = false
      const closing = worker.close().finally(() => {
        closed = true
      })
      // One after the other, where suspects stand in line.
      await expect
        .poll(() => {
          for (const id of [...under.keys()]) end(id)
          return closed
        })
        .toBe(true)
      await closing
      await queue.obliterate({ force: true })
    },
  )
  return { producer, connection, queue, worker, under, seen, most, end }
}

test('in a flood a worker works on as many events as it may, and takes no more than one batch beyond', async () => {
  const concurrency = 60
  const { producer, queue, under, seen, most, end } = startWorker(concurrency)
  const ids = idsOf(1_000)
  await producer.screen(ids)
  while (seen.length < ids.length) {
    await expect.poll(() => under.size).toBe(Math.min(concurrency, ids.length - (seen.length - under.size)))
    // Any of them, so that batches end in no order.
    for (const id of [...under.keys()].filter((_, index) => index % 3 === 0)) end(id)
  }
  for (const id of [...under.keys()]) end(id)
  await expect.poll(() => queue.getJobCountByTypes('waiting', 'active')).toBe(0)
  expect(seen.toSorted()).toEqual(ids.toSorted())
  expect(most.under).toBe(concurrency)
  expect(most.taken).toBeLessThan(concurrency + maxEventsPerJob)
  expect(most.taken).toBeGreaterThan(concurrency)
})

test('one event to a job, as many jobs as events', async () => {
  const { producer, under, most } = startWorker(60)
  for (const id of idsOf(80)) await producer.screen([id])
  await expect.poll(() => under.size).toBe(60)
  expect(await producer.waitingJobs()).toBe(20)
  expect(most.taken).toBe(60)
})

test('a slow event in each batch keeps nothing else waiting', async () => {
  const { producer, queue, under, seen, end } = startWorker(100)
  await producer.screen(idsOf(10 * maxEventsPerJob))
  const isSlow = (id: string): boolean => Number(id) % maxEventsPerJob === 0
  await expect
    .poll(() => {
      for (const id of [...under.keys()]) if (!isSlow(id)) end(id)
      return seen.length
    })
    .toBe(10 * maxEventsPerJob)
  // No job has ended all the while, and none claims any longer what has ended: that may be handed over again.
  const active = async () => (await queue.getActive()).flatMap(({ data }) => data.eventIds)
  await expect.poll(active).toHaveLength(10)
  expect((await active()).every(isSlow)).toBe(true)
  await producer.screenMissing(['1', '50'])
  await expect.poll(() => seen.at(-1)).toBe('1')
})

test('suspects that stand in line keep nothing else waiting', async () => {
  const suspects = idsOf(2 * maxEventsPerJob)
  const { producer, connection, queue, worker, under, end } = startWorker(60)
  await worker.pause()
  await producer.screen(suspects)
  // What BullMQ counts when a worker died over a job.
  for (const { id } of await queue.getWaiting()) await connection.hset(`${env().REDIS_PREFIX}:screen:${id}`, 'stc', 1)
  worker.resume()
  await expect.poll(() => [...under.keys()].filter((id) => suspects.includes(id))).toHaveLength(1)
  await producer.screen(idsOf(maxEventsPerJob, 1_000))
  await expect.poll(() => under.size).toBe(1 + maxEventsPerJob)
  for (const id of [...under.keys()].filter((one) => !suspects.includes(one))) end(id)
  await producer.screen(idsOf(maxEventsPerJob, 2_000))
  await expect.poll(() => under.size).toBe(1 + maxEventsPerJob)
  // The line moves on meanwhile, one at a time, to its end.
  for (let left = suspects.length; left > 0; left--) {
    const [one] = [...under.keys()].filter((id) => suspects.includes(id))
    end(one ?? '')
    await expect.poll(() => under.size).toBe(left > 1 ? 1 + maxEventsPerJob : maxEventsPerJob)
  }
})
