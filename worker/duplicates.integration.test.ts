import { expect, test } from 'vitest'
import { createRandom } from '@/gitlab-double/random'
import { createProducer } from '@/lib/queue/producer'
import { countUnfinished, findViolations } from './testing/invariants'
import { withPipeline } from './testing/pipeline-setting'
import { stir } from './testing/stir'

const setting = withPipeline()
const patience = { timeout: 60_000, interval: 100 }
const seed = 20_261_122

test('each hook three times in random order, two workers with a dispatcher each, every job handed out twice', async () => {
  const hooks = await setting.hooksOf((double) => stir(double, { count: 40, tag: 'dup' }))
  const random = createRandom(seed)
  const tripled = random.shuffle([...hooks, ...hooks, ...hooks])
  const [one, two] = await Promise.all([setting.worker(), setting.worker()])
  const producer = createProducer()
  for (const hook of tripled) {
    expect(await setting.send(hook)).toBe(202)
    // Due at once, so that the dispatchers and this hand-over meet over the same rows.
    await setting.makeDue()
    await producer.screen([...setting.ledger].slice(-2))
  }
  await producer.close()
  expect(setting.ledger.size).toBe(hooks.length)
  await expect.poll(() => countUnfinished({ database: setting.database(), ledger: setting.ledger }), patience).toBe(0)
  expect(await findViolations({ ...setting, database: setting.database(), double: setting.double() })).toEqual({})
  expect(await setting.database().prisma.event.count({ where: { state: 'DEAD' } })).toBe(0)
  expect(await Promise.all([one.stop(), two.stop()])).toEqual([0, 0])
}, 120_000)
