import type { Judged } from '@/training/figures'
import type { LearnOptions } from '@/training/learners/options'
import { calibrateMargins } from '@/training/protocols/calibrate-margins'
import { crossMargins, trainOn } from '@/training/protocols/cross-margins'
import type { Split } from '@/training/protocols/splits'
import type { Row } from '@/training/row'
import type { Vectors } from '@/training/vectorise'

/** Trains on one part, calibrates and chooses the threshold there by cross-validation, and judges the other part. */
export function judgeSplit(options: {
  rows: readonly Row[]
  vectors: Vectors
  split: Split
  folds?: number
  how?: Partial<LearnOptions>
}): Judged[] {
  const { rows, vectors, split, folds = 10, how } = options
  const judge = calibrateMargins(crossMargins({ vectors, rows: split.train, folds, how }))
  const margin = trainOn({ vectors, rows: split.train, how })
  return Array.from(split.test, (i) => {
    const { spam, cluster } = rows[i] as Row
    return { ...judge(margin(i)), spam, cluster }
  })
}
