import { expect, test } from 'vitest'
import { createProducer } from '@/lib/queue/producer'
import { countUnfinished, findViolations } from './testing/invariants'
import { withOwnPostgres } from './testing/own-servers'
import { withPipeline } from './testing/pipeline-setting'
import { stir } from './testing/stir'

const postgres = withOwnPostgres()
const setting = withPipeline()
const patience = { timeout: 25_000, interval: 100 }
const unfinished = () => countUnfinished({ database: setting.database(), ledger: setting.ledger })

test('Postgres killed and restarted under load: what was acknowledged is there, and the rest was refused', async () => {
  const hooks = await setting.hooksOf((double) => stir(double, { count: 30, tag: 'down' }))
  const half = hooks.length >> 1
  for (const hook of hooks.slice(0, half)) expect(await setting.send(hook)).toBe(202)
  await setting.makeDue()
  const worker = await setting.worker()
  await expect.poll(unfinished, patience).toBeLessThan(half - 5)

  await postgres().kill()
  const refused = hooks[half]
  expect(refused && (await setting.send(refused))).toBe(503)
  await postgres().start()
  for (const hook of hooks.slice(half)) await expect.poll(() => setting.send(hook), patience).toBe(202)
  const producer = createProducer()
  await producer.screen([...setting.ledger])
  await producer.close()
  await expect.poll(unfinished, patience).toBe(0)

  const found = await findViolations({ ...setting, database: setting.database(), double: setting.double() })
  expect(found).toEqual({})
  expect(setting.ledger.size).toBe(hooks.length)
  const where = { OR: [{ state: 'DEAD' as const }, { attempts: { gt: 0 } }] }
  expect(await setting.database().prisma.event.count({ where })).toBe(0)
  expect(await worker.stop()).toBe(0)
}, 120_000)
