import { expect, test } from 'vitest'
import { auc, bestThreshold, calibrationError, confusionAt, mcc, recallAtRate, wilson } from '@/training/metrics'

const scored = [
  { score: 0.9, spam: true },
  { score: 0.8, spam: true },
  { score: 0.7, spam: false },
  { score: 0.4, spam: true },
  { score: 0.3, spam: false },
  { score: 0.1, spam: false },
]

test('AUC counts the pairs that are ranked right, ties as half', () => {
  expect(auc(scored)).toBeCloseTo(8 / 9)
  expect(
    auc([
      { score: 1, spam: true },
      { score: 1, spam: false },
    ]),
  ).toBe(0.5)
})

test('confusion and MCC at a threshold', () => {
  expect(confusionAt(scored, 0.5)).toEqual({ tp: 2, fp: 1, tn: 2, fn: 1 })
  expect(mcc({ tp: 2, fp: 1, tn: 2, fn: 1 })).toBeCloseTo(1 / 3)
  expect(mcc({ tp: 0, fp: 0, tn: 5, fn: 1 })).toBe(0)
})

test('recall at a false-positive rate never spends more ham than allowed', () => {
  expect(recallAtRate(scored, 0)).toBeCloseTo(2 / 3)
  expect(recallAtRate(scored, 0.34)).toBe(1)
})

test('the best threshold separates where a clean cut exists', () => {
  const threshold = bestThreshold(scored.filter(({ score }) => score !== 0.7))
  expect(threshold).toBeGreaterThan(0.3)
  expect(threshold).toBeLessThan(0.4)
})

test('calibration error is 0 for honest and 0.5 for boastful scores', () => {
  const honest = Array.from({ length: 100 }, (_, i) => ({ score: 0.3, spam: i < 30 }))
  expect(calibrationError(honest)).toBeCloseTo(0)
  expect(calibrationError(honest.map((item) => ({ ...item, score: 0.8 })))).toBeCloseTo(0.5)
})

test("Wilson's interval of nothing found in 100", () => {
  const [low, high] = wilson(0, 100)
  expect(low).toBe(0)
  expect(high).toBeCloseTo(0.037, 3)
})
