import { type Figures, figuresOf, intervalsOf, type Judged, type Measure } from '@/training/figures'

/** The result of one protocol, as `--json` writes it. Shares are 0..1; null: a class is missing that the measure needs. */
export type Run = { name: string; n_spam: number; n_ham: number; seconds: number } & Pick<
  Figures,
  'auc' | 'recall_fpr_005' | 'recall_fpr_001' | 'mcc' | 'sc' | 'bh' | 'ece' | 'brier'
>

/** A protocol's result with what the table shows beside it. */
export type Result = { run: Run; judged: readonly Judged[]; intervals: Record<Measure, [number, number] | null> }

export function resultOf(options: { name: string; judged: readonly Judged[]; began: number }): Result {
  const { name, judged, began } = options
  const { auc, recall_fpr_005, recall_fpr_001, mcc, sc, bh, ece, brier } = figuresOf(judged)
  const spams = judged.filter(({ spam }) => spam).length
  const run = {
    name,
    n_spam: spams,
    n_ham: judged.length - spams,
    auc,
    recall_fpr_005,
    recall_fpr_001,
    mcc,
    sc,
    bh,
    ece,
    brier,
    seconds: (performance.now() - began) / 1000,
  }
  return { run, judged, intervals: intervalsOf(judged) }
}
