import { Redis } from 'ioredis'
import { afterEach, expect, test } from 'vitest'
import { env } from '@/lib/env'
import { createProducer, type Producer } from '@/lib/queue/producer'
import { countUnfinished, findViolations } from './testing/invariants'
import { withOwnRedis } from './testing/own-servers'
import { withPipeline } from './testing/pipeline-setting'
import { stir } from './testing/stir'

const redisServer = withOwnRedis()
const setting = withPipeline()
const patience = { timeout: 25_000, interval: 100 }
const nothing = {}
let producer: Producer | undefined
let client: Redis | undefined
afterEach(async () => {
  await producer?.close()
  client?.disconnect()
  producer = undefined
})

/** Hooks through the intake and on to the queue as the web does it: a queue that is out of reach is no failure. */
async function deliver(tag: string, count: number): Promise<void> {
  producer ??= createProducer()
  for (const hook of await setting.hooksOf((double) => stir(double, { count, tag }))) {
    const before = new Set(setting.ledger)
    expect(await setting.send(hook)).toBe(202)
    const fresh = [...setting.ledger].filter((id) => !before.has(id))
    await producer.screen(fresh).catch(() => undefined)
  }
}

const unfinished = () => countUnfinished({ database: setting.database(), ledger: setting.ledger })
const ended = () => setting.database().prisma.event.count({ where: { state: { not: 'OPEN' } } })
const violations = () => findViolations({ ...setting, database: setting.database(), double: setting.double() })
const redis = (): Redis => {
  client = new Redis(env().REDIS_URL)
  return client
}

test('FLUSHALL in the middle of the load', async () => {
  await deliver('flush', 40)
  const before = await ended()
  await setting.worker()
  await expect.poll(ended, patience).toBeGreaterThan(before + 5)
  await redis().flushall()
  await setting.makeDue()
  await expect.poll(unfinished, patience).toBe(0)
  expect(await violations()).toEqual(nothing)
}, 90_000)

test('the active list lost, and the hash of a job', async () => {
  await deliver('lost', 20)
  const keys = redis()
  const waiting = await keys.lrange(`${env().REDIS_PREFIX}:screen:wait`, 0, -1)
  expect(waiting.length).toBeGreaterThan(50)
  await keys.del(...waiting.slice(0, 3).map((id) => `${env().REDIS_PREFIX}:screen:${id}`))
  setting.double().setLatency(200)
  await setting.worker()
  await expect.poll(() => keys.llen(`${env().REDIS_PREFIX}:screen:active`), patience).toBeGreaterThan(0)
  await keys.del(`${env().REDIS_PREFIX}:screen:active`)
  setting.double().setLatency(0)
  await setting.makeDue()
  await expect.poll(unfinished, patience).toBe(0)
  expect(await violations()).toEqual(nothing)
}, 90_000)

test('Redis stuck, then killed, while hooks come in: each is stored, and none waits for it', async () => {
  await setting.worker()
  producer = createProducer()
  await producer.waitingJobs()
  redisServer().freeze()
  await deliver('stuck', 1)
  redisServer().thaw()
  await redisServer().kill()
  await deliver('killed', 10)
  expect(await unfinished()).toBeGreaterThan(0)
  await redisServer().start()
  await setting.makeDue()
  await expect.poll(unfinished, patience).toBe(0)
  expect(await violations()).toEqual(nothing)
}, 90_000)
