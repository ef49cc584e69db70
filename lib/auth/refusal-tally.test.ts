import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRefusalTally, type RefusedTimes } from './refusal-tally'

const windowMs = 60_000
let rows: RefusedTimes[]
let tally: ReturnType<typeof createRefusalTally>
beforeEach(() => {
  vi.useFakeTimers()
  rows = []
  tally = createRefusalTally({
    write: async (row) => void rows.push(row),
    onError: (error) => {
      throw error
    },
    windowMs,
    maxSorts: 3,
  })
})
afterEach(() => {
  vi.useRealTimers()
})
const refuse = (personId: number | null, network: string) => tally.note({ personId, network, why: 'wrong' })

test('a flood at one account from one network is one row a window, with the number', async () => {
  for (let i = 0; i < 500; i++) await refuse(1, '192.0.2.1')
  expect(rows.map(({ times }) => times)).toEqual([1])
  vi.advanceTimersByTime(windowMs)
  for (let i = 0; i < 7; i++) await refuse(1, '192.0.2.1')
  expect(rows.map(({ times }) => times)).toEqual([1, 499])
  vi.advanceTimersByTime(windowMs)
  expect(rows.map(({ times }) => times)).toEqual([1, 499, 7])
  vi.advanceTimersByTime(windowMs)
  await refuse(1, '192.0.2.1')
  expect(rows.map(({ times }) => times)).toEqual([1, 499, 7, 1])
})

test('however many networks take part, the rows of a window are bounded', async () => {
  for (let i = 0; i < 500; i++) await refuse(i % 2 ? 1 : null, `net ${i}`)
  expect(rows.map(({ network }) => network)).toEqual(['net 0', 'net 1', 'net 2', 'many'])
  expect(rows.at(-1)).toMatchObject({ personId: null })
})
