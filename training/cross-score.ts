import { hashString } from '@/lib/classify/features/hash'
import { codeHost } from '@/training/domains'
import { bundledLearnOptions, type LearnOptions, learn } from '@/training/learn'
import type { Scored } from '@/training/metrics'
import type { Row } from '@/training/row'
import { scoreRows } from '@/training/score-rows'
import { toModel } from '@/training/to-model'
import type { Vectors } from '@/training/vectorise'

export const folds = 3

/**
 * Margins of code-host rows under models that have not seen them (nor their cluster): what calibration is fitted on.
 * Rows from elsewhere are always trained on and never scored; held-out rows are neither.
 */
export function crossScore(options: {
  rows: readonly Row[]
  vectors: Vectors
  how?: Partial<LearnOptions>
}): Map<Row, Scored> {
  const { rows, vectors, how = {} } = options
  const result = new Map<Row, Scored>()
  for (let fold = 0; fold < folds; fold++) {
    const isTest = (row: Row, i: number): boolean =>
      vectors.domain[i] === codeHost && !row.heldOut && foldOf(row) === fold
    const train = Int32Array.from(rows.keys()).filter((i) => !(rows[i] as Row).heldOut && !isTest(rows[i] as Row, i))
    const weights = learn({ vectors, rows: train, options: { ...bundledLearnOptions, ...how } })
    const model = toModel({ weights, vectors, name: `fold-${fold}` })
    const test = rows.filter(isTest)
    for (const [i, scored] of scoreRows({ model, rows: test }).entries()) result.set(test[i] as Row, scored)
  }
  return result
}

/** On which side of a cross-validation a row is: that of its cluster. */
export function foldOf(row: Row): number {
  return (hashString(row.cluster) >>> 8) % folds
}
