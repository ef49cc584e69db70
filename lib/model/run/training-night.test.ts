import { expect, test } from 'vitest'
import { lastNight, nextNight } from './training-night'

test.each([
  ['2026-11-22T01:59:59Z', '2026-11-21T02:00:00.000Z', '2026-11-22T02:00:00.000Z'],
  ['2026-11-22T02:00:00Z', '2026-11-22T02:00:00.000Z', '2026-11-23T02:00:00.000Z'],
  ['2026-12-31T23:00:00Z', '2026-12-31T02:00:00.000Z', '2027-01-01T02:00:00.000Z'],
])('at %s the nights are %s and %s', (now, last, next) => {
  expect([lastNight(new Date(now)).toISOString(), nextNight(new Date(now)).toISOString()]).toEqual([last, next])
})
