import { Queue } from 'bullmq'
import { expect, test } from 'vitest'
import { env } from '@/lib/env'
import { replayEvent } from '@/lib/intake/replay-event'
import { consumerConnection } from '@/lib/queue/connection'
import { createProducer } from '@/lib/queue/producer'
import { countUnfinished, findViolations } from './testing/invariants'
import { withPipeline } from './testing/pipeline-setting'
import { stir } from './testing/stir'
import type { WorkerProcess } from './testing/worker-process'

const setting = withPipeline({ lockMs: 600 })
const patience = { timeout: 60_000, interval: 50 }
const row = (id: string) => setting.database().prisma.event.findUniqueOrThrow({ where: { id: BigInt(id) } })

/** Hooks of accounts, projects and issues, all of them handed over as one job; the first of them is the poison. */
async function oneBatch(tag: string): Promise<{ poison: string; others: bigint[] }> {
  const before = new Set(setting.ledger)
  for (const hook of await setting.hooksOf((double) => stir(double, { count: 6, tag }))) await setting.send(hook)
  const ids = [...setting.ledger].filter((id) => !before.has(id))
  const producer = createProducer()
  await producer.screen(ids)
  expect(await producer.waitingJobs()).toBe(1)
  await producer.close()
  const [poison = '', ...others] = ids
  return { poison, others: others.map(BigInt) }
}

async function expectAllEnded(others: bigint[]): Promise<void> {
  await expect.poll(() => countUnfinished({ database: setting.database(), ledger: setting.ledger }), patience).toBe(0)
  const ended = { id: { in: others }, state: { in: ['DONE' as const, 'IGNORED' as const] }, reason: { not: null } }
  expect(await setting.database().prisma.event.count({ where: ended })).toBe(others.length)
}

test('an event that kills every worker is given up, visibly; all others go on, and it can be replayed', async () => {
  const { poison, others } = await oneBatch('poison')

  // What a supervisor does: start it again whenever it dies.
  let deaths = 0
  let current: WorkerProcess | undefined
  const supervise = async (): Promise<void> => {
    while ((await row(poison)).state === 'OPEN') {
      const worker = await setting.worker({ KILL_AT: `loaded@${poison}` })
      current = worker
      const ended = await Promise.race([worker.ended, untilEnded(poison)])
      if (ended === 'SIGKILL') deaths++
    }
  }
  await supervise()
  expect(await row(poison)).toMatchObject({ state: 'DEAD', reason: 'crashed_worker', endedAt: expect.any(Date) })
  // Four at most; fewer where a busy machine let a lock run out, which counts like a death.
  expect(deaths).toBeGreaterThan(1)
  expect(deaths).toBeLessThanOrEqual(4)
  await expectAllEnded(others)
  // Each was tried alone once at most: none of them stood behind the poison again.
  const triedTwice = { id: { in: others }, attempts: { gt: 2 } }
  expect(await setting.database().prisma.event.count({ where: triedTwice })).toBe(0)
  await current?.stop('SIGKILL')

  await replayEvent({ eventId: poison, actor: { kind: 'system', name: 'test' } })
  await setting.worker()
  await expect.poll(async () => (await row(poison)).state, patience).toBe('DONE')
  expect(await findViolations({ ...setting, database: setting.database(), double: setting.double() })).toEqual({})
}, 120_000)

test('an event that no worker ever comes back from is taken over from the living, and given up', async () => {
  const { poison, others } = await oneBatch('hang')
  const attempts = async (): Promise<number> => (await row(poison)).attempts
  const hanging: WorkerProcess[] = [await setting.worker({ KILL_AT: `loaded@${poison}:hang` })]
  while ((await row(poison)).state === 'OPEN') {
    const before = await attempts()
    const next = await setting.worker({ KILL_AT: `loaded@${poison}:hang` })
    // Nothing but the lock's end tells it that the other one is lost.
    await expect.poll(attempts, patience).toBeGreaterThan(before)
    const last = hanging.pop()
    // What a supervisor does once /health has not answered for a while.
    if (last) expect(await last.stop('SIGKILL')).toBe('SIGKILL')
    hanging.push(next)
  }
  expect(await row(poison)).toMatchObject({ state: 'DEAD', reason: 'crashed_worker', attempts: 8 })
  await expectAllEnded(others)
  expect(await findViolations({ ...setting, database: setting.database(), double: setting.double() })).toEqual({})
}, 120_000)

test('jobs that nobody understands are dropped, and the worker goes on', async () => {
  const connection = consumerConnection()
  const queue = new Queue('screen', { connection, prefix: env().REDIS_PREFIX })
  await queue.add('screen', { eventIds: ['DROP TABLE'] })
  await queue.add('from the future', { shard: 7 })
  // As jobs were before they carried batches: its row comes due, and the dispatcher finds it.
  await queue.add('screen', { eventId: '1' })
  await queue.add('screen', { eventIds: ['999999999999'] })
  const worker = await setting.worker()
  await expect.poll(() => worker.output(), patience).toMatch(/(unknown payload[\s\S]*){3}/)
  await expect.poll(() => queue.getJobCountByTypes('wait', 'active', 'failed'), patience).toBe(0)
  expect(await worker.stop()).toBe(0)
  await queue.close()
  connection.disconnect()
})

async function untilEnded(eventId: string): Promise<'event ended'> {
  await expect.poll(async () => (await row(eventId)).state, patience).not.toBe('OPEN')
  return 'event ended'
}
