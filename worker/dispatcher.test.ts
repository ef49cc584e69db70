import { afterEach, expect, test } from 'vitest'
import { log } from '@/lib/log'
import { createMetrics } from '@/lib/metrics'
import { type Dispatcher, type DispatchSource, startDispatcher } from './dispatcher'

let dispatcher: Dispatcher | undefined
afterEach(() => dispatcher?.stop())

function run(source: Partial<DispatchSource>, intervalMs: number): string[][] {
  const added: string[][] = []
  const whole: DispatchSource = {
    name: 'screen',
    lease: async () => [],
    add: async (ids) => void added.push(ids),
    maxPerTurn: 2,
    ...source,
  }
  dispatcher = startDispatcher({ sources: [whole], log, metrics: createMetrics(), intervalMs })
  return added
}
const hour = 3_600_000

test('goes on at once while there may be more, and then rests', async () => {
  const due = ['1', '2', '3', '4', '5']
  const added = run({ lease: async () => due.splice(0, 2) }, hour)
  await expect.poll(() => added).toEqual([['1', '2'], ['3', '4'], ['5']])
})

test('looks again when woken', async () => {
  const due: string[] = []
  const added = run({ lease: async () => due.splice(0, 2) }, hour)
  await expect.poll(() => added).toEqual([])
  due.push('7')
  dispatcher?.wake()
  await expect.poll(() => added).toEqual([['7']])
})

test('leaves a long queue alone', async () => {
  let waiting = 2_000
  let leases = 0
  const lease = async () => {
    leases++
    return []
  }
  let asked = 0
  const ask = async () => {
    asked++
    return waiting
  }
  run({ lease, waitingJobs: ask }, 5)
  await expect.poll(() => asked).toBeGreaterThan(3)
  expect(leases).toBe(0)
  waiting = 10
  await expect.poll(() => leases).toBeGreaterThan(0)
})

test('survives an outage', async () => {
  let turns = 0
  const added = run(
    {
      lease: async () => {
        if (++turns < 3) throw new Error('Postgres is away')
        return turns === 3 ? ['9'] : []
      },
    },
    5,
  )
  await expect.poll(() => added).toEqual([['9']])
})
