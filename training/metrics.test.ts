import { expect, test } from 'vitest'
import { confusionAt, mcc, recallAtRate } from '@/training/metrics'

const scored = [
  { score: 0.9, spam: true },
  { score: 0.8, spam: true },
  { score: 0.7, spam: false },
  { score: 0.4, spam: true },
  { score: 0.3, spam: false },
  { score: 0.1, spam: false },
]

test('confusion and MCC at a threshold', () => {
  expect(confusionAt(scored, 0.5)).toEqual({ tp: 2, fp: 1, tn: 2, fn: 1 })
  expect(mcc({ tp: 2, fp: 1, tn: 2, fn: 1 })).toBeCloseTo(1 / 3)
  expect(mcc({ tp: 0, fp: 0, tn: 5, fn: 1 })).toBe(0)
})

test('recall at a false-positive rate never spends more ham than allowed', () => {
  expect(recallAtRate(scored, 0)).toBeCloseTo(2 / 3)
  expect(recallAtRate(scored, 0.34)).toBe(1)
})
