import { hashString } from '@/lib/classify/features/hash'
import { swayOf } from '@/lib/classify/letters/weigh-letters'
import { codeHost } from '@/training/domains'
import { bundledLearnOptions, type LearnOptions, learn } from '@/training/learn'
import type { LetterCounts } from '@/training/learn-letters'
import type { Scored } from '@/training/metrics'
import type { Row } from '@/training/row'
import { scoreRows } from '@/training/score-rows'
import { toModel } from '@/training/to-model'
import type { Vectors } from '@/training/vectorise'

export const folds = 3

/** What cross-validation says of a row: its margin, and how its letters sway by those of the other folds. */
export type Crossed = Scored & { sway: number }

/**
 * Margins of code-host rows under models that have not seen them (nor their cluster): what calibration is fitted on.
 * Rows from elsewhere are always trained on and never scored; held-out rows are neither.
 */
export function crossScore(options: {
  rows: readonly Row[]
  vectors: Vectors
  /** Without them letters say nothing. */
  letters?: LetterCounts
  how?: Partial<LearnOptions>
}): Map<Row, Crossed> {
  const { rows, vectors, letters, how = {} } = options
  const result = new Map<Row, Crossed>()
  for (let fold = 0; fold < folds; fold++) {
    const isTest = (row: Row, i: number): boolean =>
      vectors.domain[i] === codeHost && !row.heldOut && foldOf(row) === fold
    const train = Int32Array.from(rows.keys()).filter((i) => !(rows[i] as Row).heldOut && !isTest(rows[i] as Row, i))
    const weights = learn({ vectors, rows: train, options: { ...bundledLearnOptions, ...how } })
    const model = toModel({ weights, vectors, name: `fold-${fold}` })
    const test = rows.filter(isTest)
    const cells = letters?.cellsFor(Array.from({ length: folds }, (_, part) => part).filter((part) => part !== fold))
    for (const [i, scored] of scoreRows({ model, rows: test }).entries()) {
      const row = test[i] as Row
      result.set(row, { ...scored, sway: cells ? swayOf(cells, row.content) : 0 })
    }
  }
  return result
}

/** On which side of a cross-validation a row is: that of its cluster. */
export function foldOf(row: Row): number {
  return (hashString(row.cluster) >>> 8) % folds
}

/** The part of the letters' counts that a row is in: its fold's, or the one that is held out. */
export function partOf(row: Row): number {
  return row.heldOut ? folds : foldOf(row)
}
