import { expect, test } from 'vitest'
import { DualLogistic } from '@/training/learners/dual-logistic'
import { defaultLearnOptions, type LearnOptions } from '@/training/learners/options'
import { makeRows } from '@/training/testing-rows'
import { vectorise } from '@/training/vectorise'

const rows = makeRows()
const vectors = vectorise({ rows, bits: 14, oneDomain: true })
const all = Int32Array.from(rows.keys())
const exact = { epochs: 2_000, settled: 1e-6 }

function learn(how: Partial<LearnOptions> = {}, order: readonly Int32Array[] = [all]): number[] {
  const options = { ...defaultLearnOptions, ...how }
  const learner = new DualLogistic(vectors, options)
  for (const [n, part] of order.entries()) {
    learner.take(part)
    learner.pass({ epochs: options.epochs, seed: options.seed + n })
  }
  return rows.map((_, row) => learner.space.margin(row))
}

test('separates what can be separated', () => {
  const margins = learn()
  expect(rows.every(({ spam }, i) => (margins[i] ?? 0) > 0 === spam)).toBe(true)
})

test('the same seed gives the same weights; another one nearly the same, since there is one best answer', () => {
  const one = learn()
  expect(learn()).toEqual(one)
  const other = learn({ seed: 2, ...exact })
  for (const [i, margin] of learn(exact).entries()) expect(other[i]).toBeCloseTo(margin, 1)
})

test('rows that come later end at the weights that all rows at once give', () => {
  const parts = [all.filter((i) => i % 3 === 0), all.filter((i) => i % 3 === 1), all.filter((i) => i % 3 === 2)]
  const later = learn(exact, parts)
  for (const [i, margin] of learn(exact).entries()) expect(later[i]).toBeCloseTo(margin, 1)
})

test('the gradient is zero at the end: each weight is the sum of its rows, by what they are still wrong', () => {
  const how = { ...defaultLearnOptions, ...exact, evidence: 0 }
  const learner = new DualLogistic(vectors, how)
  learner.take(all)
  learner.pass(how)
  const { space } = learner
  const column = vectors.columns.ids.get('kind') ?? -1
  let sum = 0
  for (const row of all) {
    const spam = vectors.spam[row] as number
    sum += how.cost * (spam - 1 / (1 + Math.exp(-space.margin(row))))
  }
  expect(space.weights().named[column]).toBeCloseTo(sum * how.named ** 2, 2)
})

test('a feature earns its leeway: with evidence alone, one that both classes share alike has no weight', () => {
  const learner = new DualLogistic(vectors, { ...defaultLearnOptions, evidence: 1 })
  learner.take(all)
  learner.pass({ epochs: 20, seed: 1 })
  expect(learner.space.weights().named[vectors.columns.ids.get('kind') ?? -1]).toBeCloseTo(0, 6)
})
