import type { Judged } from '@/training/figures'
import { fitMix, mixOf } from '@/training/learners/mix'
import { calibrateMargins } from '@/training/protocols/calibrate-margins'
import { type Split, splitByFold } from '@/training/protocols/splits'

/** What several learners say of a row, each above 0 for spam, after they learned from some others. */
export type Learners = (rows: Int32Array) => (row: number) => number[]

/** Next to nothing is believed of learners before they were heard. */
const doubt = 1

/**
 * Trains several learners on one part and judges the other part by what they say together. How much each is trusted, what
 * their mixture means and the threshold are learned on the first part by cross-validation.
 * @param foldOf by place in the first part
 */
export function judgeMixed(options: {
  rows: readonly { spam: boolean; cluster: string }[]
  split: Split
  foldOf: ArrayLike<number>
  folds: number
  learners: Learners
}): Judged[] {
  const { rows, split, foldOf, folds, learners } = options
  const spamAt = (row: number): boolean => rows[row]?.spam === true
  const opinions = splitByFold(foldOf, folds).flatMap(({ train, test }) => {
    const said = learners(train.map((i) => split.train[i] as number))
    return Array.from(test, (i) => {
      const row = split.train[i] as number
      return { said: said(row), spam: spamAt(row) }
    })
  })
  const terms = (opinions[0]?.said.length ?? 0) + 1
  const weights = fitMix(opinions, { weights: new Array(terms).fill(0), rows: new Array(terms).fill(doubt) })
  const judge = calibrateMargins(opinions.map(({ said, spam }) => ({ score: mixOf(weights, said), spam })))
  const said = learners(split.train)
  return Array.from(split.test, (row) => ({
    ...judge(mixOf(weights, said(row))),
    spam: spamAt(row),
    cluster: rows[row]?.cluster ?? '',
  }))
}
