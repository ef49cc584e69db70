import type { LearnOptions } from '@/training/learn'
import { auc, bestThreshold, confusionAt, mcc, recallAtRate } from '@/training/metrics'
import type { Row } from '@/training/row'
import { scoreRows } from '@/training/score-rows'
import { trainModel } from '@/training/train-model'

/** The result of one protocol; shares are 0..1. */
export type Run = {
  name: string
  n_spam: number
  n_ham: number
  auc: number
  recall_fpr_005: number
  recall_fpr_001: number
  mcc: number
  sc: number
  bh: number
  seconds: number
}

/** Trains on one part, chooses the threshold there by three-fold cross-validation, and tests on the other. */
export function runSplit(options: {
  name: string
  train: readonly Row[]
  test: readonly Row[]
  how?: Partial<LearnOptions>
  bits?: number
}): Run {
  const { name, train, test, how, bits } = options
  const began = performance.now()
  const threshold = bestThreshold(crossScore({ train, how, bits }))
  const scored = scoreRows({ model: trainOn(train, how, bits), rows: test })
  const confusion = confusionAt(scored, threshold)
  return {
    name,
    n_spam: confusion.tp + confusion.fn,
    n_ham: confusion.fp + confusion.tn,
    auc: auc(scored),
    recall_fpr_005: recallAtRate(scored, 0.005),
    recall_fpr_001: recallAtRate(scored, 0.001),
    mcc: mcc(confusion),
    sc: confusion.tp / Math.max(1, confusion.tp + confusion.fn),
    bh: confusion.fp / Math.max(1, confusion.fp + confusion.tn),
    seconds: (performance.now() - began) / 1000,
  }
}

const folds = 3

function crossScore(options: {
  train: readonly Row[]
  how: Partial<LearnOptions> | undefined
  bits: number | undefined
}) {
  const { train, how, bits } = options
  return Array.from({ length: folds }, (_, fold) => {
    const model = trainOn(
      train.filter((_, i) => i % folds !== fold),
      how,
      bits,
    )
    return scoreRows({ model, rows: train.filter((_, i) => i % folds === fold) })
  }).flat()
}

function trainOn(rows: readonly Row[], how: Partial<LearnOptions> | undefined, bits: number | undefined) {
  return trainModel({ rows, name: 'protocol', oneDomain: true, ...(how ? { how } : {}), ...(bits ? { bits } : {}) })
}
