import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/model/seeded-random'
import { fitIsotonic, isotonicAt } from '@/training/isotonic'

test('finds the shares that made the labels, whatever their curve', () => {
  const random = seededRandom(11)
  const share = (margin: number): number => (margin < 0 ? 0.1 : 0.6 + margin / 5)
  const scored = Array.from({ length: 40_000 }, () => {
    const score = random() * 2 - 1
    return { score, spam: random() < share(score) }
  })
  const curve = fitIsotonic(scored)
  for (const margin of [-0.7, -0.3, 0.3, 0.7]) expect(isotonicAt(curve, margin)).toBeCloseTo(share(margin), 1)
})

test('never falls, and is never certain', () => {
  const random = seededRandom(2)
  const curve = fitIsotonic(Array.from({ length: 300 }, () => ({ score: random(), spam: random() < 0.5 })))
  const at = Array.from({ length: 101 }, (_, i) => isotonicAt(curve, i / 50 - 0.5))
  expect(at.every((p, i) => i === 0 || p >= (at[i - 1] ?? 1))).toBe(true)
  const clean = fitIsotonic([-2, -1, 1, 2].map((score) => ({ score, spam: score > 0 })))
  expect(isotonicAt(clean, -9)).toBeGreaterThan(0)
  expect(isotonicAt(clean, 9)).toBeLessThan(1)
})
