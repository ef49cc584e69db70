import { seededRandom, shuffle } from '@/lib/model/seeded-random'
import { DualLogistic } from '@/training/learners/dual-logistic'
import { defaultLearnOptions, type LearnOptions } from '@/training/learners/options'
import type { Scored } from '@/training/metrics'
import { splitByFold } from '@/training/protocols/splits'
import type { Vectors } from '@/training/vectorise'

type Options = { vectors: Vectors; rows: Int32Array; how?: Partial<LearnOptions> | undefined }

export function trainOn(options: Options): (row: number) => number {
  const { space } = learnOn(options)
  return (row) => space.margin(row)
}

/** The learner itself, which has learned from the rows. */
export function learnOn({ vectors, rows, how }: Options): DualLogistic {
  const options = { ...defaultLearnOptions, ...how }
  const learner = new DualLogistic(vectors, options)
  learner.take(rows)
  learner.pass(options)
  return learner
}

/** Margins of all rows, each by a model that learned from the other folds, which have as much of either class. */
export function crossMargins(options: Options & { folds: number }): Scored[] {
  const { vectors, rows, folds } = options
  const foldOf = foldsOf(rows, vectors.spam, folds)
  return splitByFold(foldOf, folds).flatMap(({ train, test }) => {
    const margin = trainOn({ ...options, rows: train.map((i) => rows[i] as number) })
    return Array.from(test, (i) => {
      const row = rows[i] as number
      return { score: margin(row), spam: vectors.spam[row] === 1 }
    })
  })
}

/** Folds that have as much of either class, by place in `rows`. */
export function foldsOf(rows: Int32Array, spam: Uint8Array, folds: number): Uint8Array {
  const foldOf = new Uint8Array(rows.length)
  for (const label of [1, 0]) {
    const own = [...rows.keys()].filter((i) => spam[rows[i] as number] === label)
    shuffle(own, seededRandom(1))
    for (const [n, i] of own.entries()) foldOf[i] = n % folds
  }
  return foldOf
}
