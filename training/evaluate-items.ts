import { loadModel } from '@/lib/classify/load-model'
import { probability } from '@/lib/classify/model'
import { scorerOf } from '@/lib/classify/scorer'
import { AppError } from '@/lib/errors'
import { itemKinds } from '@/lib/fetch/item'
import { fingerprint, groupCopies } from '@/lib/model/labels/near-copies'
import { type Figures, figuresOf, intervalsOf, type Judged, type Measure, measures } from '@/training/figures'
import { rankPairs } from '@/training/rank-pairs'
import { type Labelled, readLabelled } from '@/training/read-labelled'
import { reviewThreshold, type Share, tell } from '@/training/summarise'

/** Figures of one kind, or of all together. */
export type Part = { name: string; n_spam: number; n_ham: number } & Figures & {
    intervals: Record<Measure, [number, number] | null>
    pairs: Share | null
  }

const faultsShown = 5

/**
 * Scores labelled items with a model as the product does, and compares with their labels at the review threshold.
 * @param modelFile the bundled model without
 * @returns `faults`: lines that were no labelled items; they are named and left out
 * @throws AppError when the model or a file can't be read, or there is no item at all
 */
export async function evaluateItems(options: {
  files: readonly string[]
  modelFile?: string | undefined
  say: (line: string) => void
}): Promise<{ model: string; threshold: number; runs: Part[]; faults: number }> {
  const { files, modelFile, say } = options
  const model = loadModel(modelFile === undefined ? {} : { path: modelFile })
  const { items, faults } = await readLabelled(files)
  for (const fault of faults.slice(0, faultsShown)) say(fault)
  if (faults.length > faultsShown) say(`... and ${faults.length - faultsShown} more lines that are no labelled items`)
  if (items.length === 0)
    throw new AppError({ code: 'bad_request', message: `There is no labelled item in ${files.join(', ')}.` })
  const scorer = scorerOf(model)
  const judged = withClusters(items).map((item) => {
    const score = probability(scorer.logOdds(item.content))
    return { ...item, score, rank: score, p: score, flagged: score >= reviewThreshold }
  })
  const kinds = itemKinds.filter((kind) => judged.some(({ content }) => content.kind === kind))
  const parts = [
    partOf('all', judged),
    ...kinds.map((kind) =>
      partOf(
        kind,
        judged.filter(({ content }) => content.kind === kind),
      ),
    ),
  ]
  say(`${model.name}, ${items.length.toLocaleString('en')} items, threshold ${reviewThreshold}`)
  for (const part of parts) for (const line of tellPart(part)) say(line)
  return { model: model.name, threshold: reviewThreshold, runs: parts, faults: faults.length }
}

/** Near-copies, and lines that name the same cluster or pair, are drawn together. */
function withClusters(items: readonly Labelled[]): (Labelled & { cluster: string })[] {
  const first = groupCopies(items.map(({ content }) => fingerprint(Object.values(content.fields))))
  return items.map((item, i) => ({ ...item, cluster: item.cluster ?? item.pair ?? `copies of ${first[i] ?? i}` }))
}

function partOf(name: string, judged: readonly (Judged & Labelled & { score: number })[]): Part {
  const spams = judged.filter(({ spam }) => spam).length
  return {
    name,
    n_spam: spams,
    n_ham: judged.length - spams,
    ...figuresOf(judged),
    intervals: intervalsOf(judged),
    pairs: rankPairs(judged),
  }
}

const titles: Record<Measure, string> = {
  auc: 'ROC AUC',
  recall_fpr_005: 'spam found at 0.5 % of ham',
  recall_fpr_001: 'spam found at 0.1 % of ham',
  mcc: 'MCC',
  sc: 'spam caught',
  bh: 'ham blocked',
  ece: 'calibration error',
  brier: 'Brier score',
  precision_1: 'precision if 1 % were spam',
  precision_5: 'precision if 5 % were spam',
  precision_20: 'precision if 20 % were spam',
}

function tellPart(part: Part): string[] {
  const lines = measures.flatMap((measure) => {
    const value = part[measure]
    if (value === null) return []
    const range = part.intervals[measure]
    const within = range === null ? '' : ` (${range[0].toFixed(4)} to ${range[1].toFixed(4)})`
    return [`  ${titles[measure].padEnd(28)} ${value.toFixed(4)}${within}`]
  })
  const roca = part.auc === null ? [] : [`  ${'1-ROCA %'.padEnd(28)} ${((1 - part.auc) * 100).toFixed(3)}`]
  const pairs = part.pairs === null ? [] : [`  ${'pairs ranked right'.padEnd(28)} ${tell(part.pairs)}`]
  return [`${part.name}: ${part.n_spam} spam, ${part.n_ham} ham`, ...roca, ...lines, ...pairs]
}
