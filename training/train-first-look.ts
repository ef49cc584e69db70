import { type FirstLook, marginAtFirst } from '@/lib/classify/first-look'
import { calibrate, type WeighedScore } from '@/training/calibrate'
import { foldOf, folds } from '@/training/cross-score'
import { ruleOf } from '@/training/domains'
import { learnFirstLook } from '@/training/learn-first-look'
import type { Scored } from '@/training/metrics'
import type { Row } from '@/training/row'

/** The share of code-host spam that may end at the first look. */
export const lostShare = 0.003

/** What looks that had not seen a row (nor its cluster) make of it; undefined for rows that are never judged by a look. */
export type Looked = ReadonlyMap<Row, number | undefined>

/** Margins of code-host rows that aren't held out. */
export function crossLook(options: { rows: readonly Row[]; seed: number }): Looked {
  const { rows, seed } = options
  const learned = rows.filter((row) => !row.heldOut && ruleOf(row.source).domain !== 'mail')
  const looked = new Map<Row, number | undefined>()
  for (let fold = 0; fold < folds; fold++) {
    const isTest = (row: Row): boolean => ruleOf(row.source).domain === 'code-host' && foldOf(row) === fold
    const look = learnFirstLook({ rows: learned.filter((row) => !isTest(row)), seed })
    for (const row of learned) if (isTest(row)) looked.set(row, marginAtFirst(look, row.content))
  }
  return looked
}

/** Where a look may end, so that at most the accepted share of spam does. */
export function harmlessBelow(looked: Looked): number {
  const margins = [...looked].filter(([row]) => row.spam).map(([, margin]) => margin ?? Number.POSITIVE_INFINITY)
  margins.sort((a, b) => a - b)
  return margins[Math.floor(lostShare * margins.length)] ?? Number.NEGATIVE_INFINITY
}

/** A look over all given rows that ends where it was found to be safe. */
export function finishFirstLook(options: {
  rows: readonly Row[]
  seed: number
  looked: Looked
  spamShare: number
  weigh: (scored: ReadonlyMap<Row, Scored>) => WeighedScore[]
}): FirstLook {
  const { rows, seed, looked, spamShare, weigh } = options
  const judged = new Map<Row, Scored>()
  for (const [row, score] of looked) if (score !== undefined) judged.set(row, { score, spam: row.spam })
  return {
    ...learnFirstLook({ rows: rows.filter((row) => ruleOf(row.source).domain !== 'mail'), seed }),
    harmlessBelow: harmlessBelow(looked),
    calibration: calibrate({ scored: weigh(judged), spamShare }),
  }
}
