import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/model/seeded-random'
import { type Belief, fitMix, mixOf, type Opinion } from '@/training/learners/mix'

/** Next to nothing is believed of so many learners. */
const none = (learners: number): Belief => ({
  weights: new Array<number>(learners + 1).fill(0),
  rows: new Array<number>(learners + 1).fill(0.01),
})

test('finds the weights and the constant that labels were drawn by', () => {
  const random = seededRandom(3)
  const opinions = Array.from({ length: 20_000 }, (): Opinion => {
    const said = [4 * random() - 2, 20 * random() - 10]
    return { said, spam: random() < 1 / (1 + Math.exp(-mixOf([2, -0.3, 0.5], said))) }
  })
  const [first, second, constant] = fitMix(opinions, none(2))
  expect(first).toBeCloseTo(2, 0)
  expect(second).toBeCloseTo(-0.3, 1)
  expect(constant).toBeCloseTo(0.5, 0)
})

test('learners that always say the same share what they are trusted', () => {
  const opinions = [-2, -1, 1, 2, -1, 1].map((value, i) => ({ said: [value, value], spam: value > 0 !== i > 3 }))
  const [first, second] = fitMix(opinions, none(2))
  expect(first).toBeCloseTo(second as number, 6)
  expect(first).toBeGreaterThan(0)
})

test('learners that are never wrong get weights that are numbers', () => {
  const weights = fitMix(
    [-3, -2, 2, 3].map((value) => ({ said: [100 * value], spam: value > 0 })),
    none(1),
  )
  expect(weights.every(Number.isFinite)).toBe(true)
})

test('what is believed holds until there is enough that speaks against it', () => {
  const belief = { weights: [1, 0], rows: [20, 5] }
  expect(fitMix([], belief)).toEqual([1, 0])
  const against = (rows: number): number => {
    const opinions = Array.from({ length: rows }, (_, i) => ({ said: [i % 2 === 0 ? 1 : -1], spam: i % 2 === 1 }))
    return fitMix(opinions, belief)[0] as number
  }
  expect(against(10)).toBeGreaterThan(0.5)
  expect(against(1_000)).toBeLessThan(-1)
})
