import { expect, test } from 'vitest'
import { auc, calibrationBins, calibrationError, wilson } from './metrics'

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

test('calibration error is 0 for honest and 0.5 for boastful scores', () => {
  const honest = Array.from({ length: 100 }, (_, i) => ({ score: 0.3, spam: i < 30 }))
  expect(calibrationError(calibrationBins(honest))).toBeCloseTo(0)
  expect(calibrationError(calibrationBins(honest.map((item) => ({ ...item, score: 0.8 }))))).toBeCloseTo(0.5)
})

test("Wilson's interval of nothing found in 100", () => {
  const [low, high] = wilson(0, 100)
  expect(low).toBe(0)
  expect(high).toBeCloseTo(0.037, 3)
})
