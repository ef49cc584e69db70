import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createClock } from './clock'

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 })
})
afterEach(() => {
  vi.useRealTimers()
})

test('all who follow it are told at once, by one timer', () => {
  const clock = createClock(20_000)
  const [one, other] = [vi.fn(), vi.fn()]
  const stops = [clock.subscribe(one), clock.subscribe(other)]
  expect(vi.getTimerCount()).toBe(1)
  const before = clock.read()
  vi.advanceTimersByTime(19_999)
  expect(clock.read()).toBe(before)
  vi.advanceTimersByTime(1)
  expect(clock.read()).toBe(1_020_000)
  expect([one, other].map(({ mock }) => mock.calls.length)).toEqual([1, 1])
  for (const stop of stops) stop()
  expect(vi.getTimerCount()).toBe(0)
})

test('nobody follows it, as on the server: never older than a second', () => {
  const clock = createClock(20_000)
  expect(clock.read()).toBe(1_000_000)
  vi.setSystemTime(1_600_000)
  expect(clock.read()).toBe(1_600_000)
})
