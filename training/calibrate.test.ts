import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/model/seeded-random'
import { calibrate } from '@/training/calibrate'

test('finds the slope and intercept that made the labels', () => {
  const random = seededRandom(7)
  const scored = Array.from({ length: 20_000 }, () => {
    const score = random() * 12 - 6
    return { score, spam: random() < 1 / (1 + Math.exp(-(0.8 * score - 0.5))), weight: 1 }
  })
  const share = scored.filter(({ spam }) => spam).length / scored.length
  const { slope, intercept } = calibrate({ scored, spamShare: share })
  expect(slope).toBeCloseTo(0.8, 1)
  expect(intercept).toBeCloseTo(-0.5, 1)
})

test('one class alone is left as it is', () => {
  expect(calibrate({ scored: [{ score: 1, spam: true, weight: 1 }], spamShare: 0.2 })).toEqual({
    slope: 1,
    intercept: 0,
  })
})
