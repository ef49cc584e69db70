import { expect, test } from 'vitest'
import { createRefusalLog } from './refusal-log'

test('counts every refusal, and logs each reason once per period', () => {
  const lines: object[] = []
  const log = createRefusalLog({ log: { warn: (line: object) => void lines.push(line) } })
  for (let index = 0; index < 1000; index++) log.note('wrong_token')
  log.note('unavailable', 'connection refused')
  expect(log.counts()).toEqual({ wrong_token: 1000, unavailable: 1 })
  expect(lines).toMatchObject([{ refusal: 'wrong_token' }, { refusal: 'unavailable', cause: 'connection refused' }])
})

test('after the period, says how many there were', () => {
  const lines: object[] = []
  const log = createRefusalLog({ log: { warn: (line: object) => void lines.push(line) }, everyMs: 0 })
  log.note('too_slow')
  log.note('too_slow')
  expect(lines).toMatchObject([{ since_last_line: 1 }, { since_last_line: 1, since_start: 2 }])
})
