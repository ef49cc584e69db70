import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createPatience } from './patience'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('who waits too long is named once, in the order they came; who stopped waiting is not', () => {
  const late: string[] = []
  const patience = createPatience<string>({ ms: 1_000, onLate: (who) => void late.push(who) })
  const [a, b, c] = ['a', 'b', 'c'].map(patience.begin)
  if (!a || !b || !c) throw new Error('three were begun')
  patience.end(b)
  patience.end(b)
  vi.advanceTimersByTime(750)
  patience.begin('d')
  expect(late).toEqual([])
  vi.advanceTimersByTime(500)
  expect(late).toEqual(['a', 'c'])
  patience.end(a)
  vi.advanceTimersByTime(1_000)
  expect(late).toEqual(['a', 'c', 'd'])
  patience.begin('e')
  patience.stop()
  vi.advanceTimersByTime(10_000)
  expect(late).toEqual(['a', 'c', 'd'])
})
