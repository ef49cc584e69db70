import { expect, test } from 'vitest'
import { absolute, duration, timeAgo, timeOld } from './time'

test.each([
  [-5, 'now'],
  [59_000, 'now'],
  [60_000, '1 min'],
  [59 * 60_000, '59 min'],
  [47 * 3_600_000, '47 h'],
  [48 * 3_600_000, '2 d'],
  [70 * 86_400_000, '2 mo'],
  [800 * 86_400_000, '2 y'],
])('%d ms is %s', (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text)
})

test('what happened this minute happened just now', () => {
  expect([timeAgo(5_000), timeAgo(120_000)]).toEqual(['just now', '2 min ago'])
})

test('what was made this minute is new, and not "now old"', () => {
  expect([timeOld(5_000), timeOld(120_000)]).toEqual(['new', '2 min old'])
})

test('absolute times name their zone', () => {
  expect(absolute(new Date('2026-03-01T09:05:59Z'))).toBe('2026-03-01 09:05 UTC')
})
