import { expect, test } from 'vitest'
import { clockOf, learnedFrom, restsOn, shareWords } from './model-words'

test.each([
  [7_400, '0:07'],
  [760_000, '12:40'],
  [3_723_000, '1:02:03'],
  [-5, '0:00'],
])('%i ms are %s on the clock', (length, words) => {
  expect(clockOf(length)).toBe(words)
})

test('a share says what it rests on, and nothing where nothing could be counted', () => {
  const some = { hits: 34, of: 35, low: 0.8547, high: 0.9949 }
  expect([shareWords(some), restsOn(some)]).toEqual(['97.1 %', '34 of 35, 85.5 to 99.5 %'])
  const none = { hits: 0, of: 0, low: 0, high: 1 }
  expect([shareWords(none), restsOn(none)]).toEqual(['–', 'none to count'])
})

const counts = {
  labels: 1_200,
  spam: 800,
  ham: 400,
  agreed: 3,
  campaigns: 900,
  weight: 1_000,
  heldOut: 300,
  seed: 7_238,
  kinds: {},
}

test('what a model learned from, in words; a bundled one learned from no decision', () => {
  expect(learnedFrom(counts)).toBe(
    '1,200 decisions (800 spam, 400 not spam) on 900 different texts, 3 of them by two people or more. ' +
      'The newest 300 were held back to measure on first. 7,238 items of the seed corpus stood against forgetting.',
  )
  expect(learnedFrom({ ...counts, labels: 1, spam: 1, ham: 0, agreed: 0, campaigns: 1, heldOut: 0, seed: 0 })).toBe(
    '1 decision (1 spam, 0 not spam) on 1 different text.',
  )
  expect(learnedFrom({ ...counts, heldOut: 1 })).toMatch(/The newest one was held back to measure on first/)
  expect(learnedFrom({ ...counts, labels: 0 })).toBeNull()
})
