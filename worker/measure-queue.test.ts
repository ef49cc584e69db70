import { expect, test } from 'vitest'
import { createMetrics } from '@/lib/metrics'
import { atMost } from './at-most'
import { measureQueue } from './measure-queue'

const forever = () => new Promise<never>(() => undefined)
const fail = () => Promise.reject(new Error('connect ECONNREFUSED'))
const known = { countOpen: async () => ({ open: 3, oldestSeconds: 7 }), waitingJobs: async () => 5 }

test.each([
  ['all is there', {}, [3, 7, 5]],
  ['Postgres is away', { countOpen: fail }, [Number.NaN, Number.NaN, 5]],
  ['Postgres says nothing', { countOpen: forever }, [Number.NaN, Number.NaN, 5]],
  ['Redis is away', { waitingJobs: forever }, [3, 7, Number.NaN]],
])('%s', async (_, given, values) => {
  const metrics = createMetrics()
  await measureQueue({ metrics, ...known, ...given, withinMs: 1 })
  const gauges = [metrics.eventsOpen, metrics.oldestOpenSeconds, metrics.queueWaitingJobs]
  expect(await Promise.all(gauges.map(async (gauge) => (await gauge.get()).values[0]?.value))).toEqual(values)
})

test('what fails in time is thrown, what never ends is not waited for', async () => {
  await expect(atMost({ ms: 60_000, work: fail() })).rejects.toThrow('ECONNREFUSED')
  expect(await atMost({ ms: 1, work: forever() })).toBeUndefined()
  expect(await atMost({ ms: 60_000, work: Promise.resolve(1) })).toBe(1)
})
