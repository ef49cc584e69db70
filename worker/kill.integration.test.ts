import { expect, test } from 'vitest'
import { env } from '@/lib/env'
import { consumerConnection } from '@/lib/queue/connection'
import type { KillPoint } from './kill-points'
import { countUnfinished, findViolations } from './testing/invariants'
import { withPipeline } from './testing/pipeline-setting'
import { stir } from './testing/stir'

const setting = withPipeline()
const patience = { timeout: 60_000, interval: 100 }
const nothing = {}

test('a worker killed with -9 between every two steps leaves nothing undone and nothing done twice', async () => {
  const hooks = await setting.hooksOf((double) => stir(double, { count: 30, tag: 'kill' }))
  for (const hook of hooks) expect(await setting.send(hook)).toBe(202)
  expect(setting.ledger.size).toBe(hooks.length)

  const points: KillPoint[] = ['loaded', 'fetched', 'stored', 'trusted', 'classified', 'decided']
  for (const point of points) {
    const worker = await setting.worker({ KILL_AT: `${point}:4` })
    expect(await worker.ended, `${point}: ${worker.output()}`).toBe('SIGKILL')
  }
  await setting.worker()
  await expect.poll(() => countUnfinished({ database: setting.database(), ledger: setting.ledger }), patience).toBe(0)
  expect(await findViolations({ ...setting, database: setting.database(), double: setting.double() })).toEqual(nothing)
  const dead = await setting.database().prisma.event.count({ where: { state: 'DEAD' } })
  expect(dead).toBe(0)
}, 120_000)

test('a worker asked to stop under load finishes what it has in hand and leaves nothing half done', async () => {
  const hooks = await setting.hooksOf((double) => stir(double, { count: 20, tag: 'stop' }))
  for (const hook of hooks) await setting.send(hook)
  await setting.makeDue()
  const unfinished = () => countUnfinished({ database: setting.database(), ledger: setting.ledger })
  const all = await unfinished()
  setting.double().setLatency(100)
  // A lock that the machine's other work can't let run out: what is left active was left by the worker.
  const first = await setting.worker({ WORKER_LOCK_MS: '15000' })
  await expect.poll(unfinished, patience).toBeLessThan(all)
  expect(await first.stop('SIGTERM')).toBe(0)
  const connection = consumerConnection()
  expect(await connection.llen(`${env().REDIS_PREFIX}:screen:active`)).toBe(0)
  connection.disconnect()
  setting.double().setLatency(0)
  await setting.makeDue()
  await setting.worker()
  await expect.poll(unfinished, patience).toBe(0)
  expect(await findViolations({ ...setting, database: setting.database(), double: setting.double() })).toEqual(nothing)
}, 60_000)
