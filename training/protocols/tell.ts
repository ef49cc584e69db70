import { figuresOf } from '@/training/figures'
import { published, type Reference } from '@/training/protocols/published'
import type { Result } from '@/training/protocols/run'

const nameWidth = 24
const titles = ['AUC', 'at 0.5 %', 'at 0.1 %', 'MCC', 'caught', 'blocked', 'ECE', 'Brier'] as const
const cellWidth = 9

export const tableHead: readonly string[] = [
  'AUC; spam found where 0.5 % and 0.1 % of the ham is flagged; MCC, spam caught and ham blocked (both in %) at a threshold chosen',
  'on the training part; calibration error; Brier score. In brackets 95 % intervals (bootstrap over clusters of copies).',
  '',
  ''.padEnd(nameWidth) + titles.map((title) => title.padStart(cellWidth)).join(''),
]

/** A run as lines of the table: our own, its intervals, and what others reached. */
export function tellResult({ run, intervals }: Result): string[] {
  const own = [
    four(run.auc),
    three(run.recall_fpr_005),
    three(run.recall_fpr_001),
    three(run.mcc),
    percent(run.sc),
    percent(run.bh),
    four(run.ece),
    four(run.brier),
  ]
  const ranges = (['auc', 'recall_fpr_005', 'mcc', 'sc', 'bh'] as const).flatMap((measure) => {
    const range = intervals[measure]
    const tell = measure === 'auc' ? four : measure === 'sc' || measure === 'bh' ? percent : three
    return range === null ? [] : [`${labels[measure]} ${tell(range[0])} to ${tell(range[1])}`]
  })
  const roca = run.auc === null ? '' : `1-ROCA ${((1 - run.auc) * 100).toFixed(2)} %; `
  return [
    run.name.padEnd(nameWidth) + own.map((cell) => cell.padStart(cellWidth)).join(''),
    `  [${ranges.join('; ')}]`,
    `  ${run.n_spam.toLocaleString('en')} spam, ${run.n_ham.toLocaleString('en')} ham; ${roca}${tellPrecision(run)}${run.seconds.toFixed(1)} s`,
    ...(published[run.name] ?? []).map(tellReference),
  ]
}

const labels = { auc: 'AUC', recall_fpr_005: 'at 0.5 %', mcc: 'MCC', sc: 'caught', bh: 'blocked' } as const

/** Means over the runs that are published as means. */
export function tellMeans(results: readonly Result[]): string[] {
  const means = [
    {
      title: 'TubeSpam, five videos',
      names: /^tubespam-(?!leave)/,
      count: 5,
      others: 'best published 0.922, scikit-learn 0.925',
    },
    { title: 'Enron 1 to 3', names: /^enron[123]$/, count: 3, others: 'scikit-learn 0.933' },
  ]
  return means.flatMap(({ title, names, count, others }) => {
    const own = results.filter(({ run }) => names.test(run.name))
    const values = own.flatMap(({ run }) => run.mcc ?? [])
    if (values.length !== count) return []
    const mean = values.reduce((sum, value) => sum + value, 0) / count
    // A hundred rows have a calibration error by chance alone; together they say more.
    const { ece } = figuresOf(own.flatMap(({ judged }) => judged))
    return [`${title}: mean MCC ${mean.toFixed(3)} (${others}); calibration error of all together ${four(ece)}`]
  })
}

function tellReference({ who, auc, recall_fpr_005, recall_fpr_001, mcc, sc, bh }: Reference): string {
  const cells = [
    auc === undefined ? '' : four(auc),
    recall_fpr_005 === undefined ? '' : three(recall_fpr_005),
    recall_fpr_001 === undefined ? '' : three(recall_fpr_001),
    mcc === undefined ? '' : three(mcc),
    sc === undefined ? '' : percent(sc),
    bh === undefined ? '' : percent(bh),
  ]
  return `  ${who}`.padEnd(nameWidth) + cells.map((cell) => cell.padStart(cellWidth)).join('')
}

/** Precision if 1, 5 and 20 % of what comes in were spam: the share of spam in a test part is nobody's own. */
function tellPrecision({ sc, bh }: { sc: number | null; bh: number | null }): string {
  if (sc === null || bh === null || sc + bh === 0) return ''
  const at = (share: number): string => percent((share * sc) / (share * sc + (1 - share) * bh))
  return `precision at 1, 5 and 20 % spam ${at(0.01)}, ${at(0.05)}, ${at(0.2)} %; `
}

function four(value: number | null): string {
  return value === null ? '-' : value.toFixed(4)
}

function three(value: number | null): string {
  return value === null ? '-' : value.toFixed(3)
}

function percent(value: number | null): string {
  return value === null ? '-' : (value * 100).toFixed(2)
}
