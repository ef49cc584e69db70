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

test('an event that kills every worker is given up, visibly; all others go on, and it can be replayed', async () => {
  const hooks = await setting.hooksOf((double) => stir(double, { count: 6, tag: 'poison' }))
  for (const hook of hooks) await setting.send(hook)
  const poison = [...setting.ledger][0] ?? ''
  const producer = createProducer()
  await producer.screen([...setting.ledger])
  await producer.close()

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
  await expect.poll(() => countUnfinished({ database: setting.database(), ledger: setting.ledger }), patience).toBe(0)
  const others = { id: { not: BigInt(poison) }, state: 'DEAD' as const }
  expect(await setting.database().prisma.event.count({ where: others })).toBe(0)
  await current?.stop('SIGKILL')

  await replayEvent({ eventId: poison, actor: { kind: 'system', name: 'test' } })
  await setting.worker()
  await expect.poll(async () => (await row(poison)).state, patience).toBe('DONE')
  expect(await findViolations({ ...setting, database: setting.database(), double: setting.double() })).toEqual({})
}, 120_000)

test('jobs that nobody understands are dropped, and the worker goes on', async () => {
  const connection = consumerConnection()
  const queue = new Queue('screen', { connection, prefix: env().REDIS_PREFIX })
  await queue.add('screen', { eventId: 'DROP TABLE' })
  await queue.add('from the future', { shard: 7 })
  await queue.add('screen', { eventId: '999999999999' })
  const worker = await setting.worker()
  await expect.poll(() => worker.output(), patience).toMatch(/unknown payload[\s\S]*unknown payload/)
  await expect.poll(() => queue.getJobCountByTypes('wait', 'active', 'failed'), patience).toBe(0)
  expect(await worker.stop()).toBe(0)
  await queue.close()
  connection.disconnect()
})

async function untilEnded(eventId: string): Promise<'event ended'> {
  await expect.poll(async () => (await row(eventId)).state, patience).not.toBe('OPEN')
  return 'event ended'
}
