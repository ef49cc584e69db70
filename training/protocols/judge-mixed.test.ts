import { expect, test } from 'vitest'
import { seededRandom } from '@/lib/model/seeded-random'
import { judgeMixed, type Learners } from '@/training/protocols/judge-mixed'
import { splitByFold } from '@/training/protocols/splits'

const random = seededRandom(7)
const rows = Array.from({ length: 600 }, (_, i) => ({ spam: i % 3 === 0, cluster: `${i}` }))
const hints = rows.map(({ spam }) => (spam ? 1 : -1) + 2 * (random() - 0.5))
const noise = rows.map(() => 10 * (random() - 0.5))
const split = splitByFold(
  rows.map((_, i) => i % 2),
  2,
)[0] as { train: Int32Array; test: Int32Array }
const foldOf = split.train.map((_, place) => place % 3)

test('no learner hears of the rows it is asked about, and each row of the other part is judged once', () => {
  const overlaps: number[] = []
  const learners: Learners = (some) => {
    const known = new Set(some)
    return (row) => {
      if (known.has(row)) overlaps.push(row)
      return [hints[row] as number]
    }
  }
  const judged = judgeMixed({ rows, split, foldOf, folds: 3, learners })
  expect(overlaps).toEqual([])
  expect(judged.map(({ cluster }) => Number(cluster))).toEqual([...split.test])
})

test('a learner that guesses has no say, and probabilities are honest', () => {
  const judged = judgeMixed({
    rows,
    split,
    foldOf,
    folds: 3,
    learners: () => (row) => [hints[row] as number, noise[row] as number],
  })
  const wrong = judged.filter(({ flagged, spam }) => flagged !== spam)
  expect(wrong.length).toBeLessThan(20)
  const mean = judged.reduce((sum, { p }) => sum + p, 0) / judged.length
  expect(mean).toBeCloseTo(1 / 3, 1)
})
