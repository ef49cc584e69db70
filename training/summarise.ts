import { type Model, probability } from '@/lib/classify/model'
import { auc, wilson } from '@/lib/model/measure/metrics'
import { confusionAt, type Scored } from '@/training/metrics'
import type { Row } from '@/training/row'
import { scoreRows } from '@/training/score-rows'

/** From this score on an item goes to a moderator: the lowest of the default thresholds that isn't "allow". */
export const reviewThreshold = 0.4

export type Share = { hits: number; of: number; low: number; high: number }

/** Shares with 95 % intervals: what the held-out part of the seed corpus and code-host ham show. */
export function summarise(options: {
  model: Model
  heldOut: readonly Row[]
  crossed: ReadonlyMap<Row, Scored>
  say: (line: string) => void
}) {
  const { model, heldOut, crossed, say } = options
  const { slope, intercept } = model.calibration
  const calibrated = (scored: Scored): Scored => ({ ...scored, score: probability(slope * scored.score + intercept) })
  const seed = scoreRows({ model, rows: heldOut }).map(calibrated)
  const figures: Record<string, Share | number> = {}
  for (const kind of ['all', ...new Set(heldOut.map((row) => row.content.kind))]) {
    const part = seed.filter((_, i) => kind === 'all' || heldOut[i]?.content.kind === kind)
    const { tp, fn, fp, tn } = confusionAt(part, reviewThreshold)
    figures[`seed held-out, ${kind}: spam found`] = share(tp, tp + fn)
    figures[`seed held-out, ${kind}: ham flagged`] = share(fp, fp + tn)
  }
  figures['seed held-out: AUC'] = auc(seed)
  for (const source of ['seed', 'issues', 'readmes', 'snippets']) {
    const part = [...crossed].filter(([row]) => row.source === source).map(([, scored]) => calibrated(scored))
    const { tp, fn, fp, tn } = confusionAt(part, reviewThreshold)
    if (tp + fn > 0) figures[`cross-validated ${source}: spam found`] = share(tp, tp + fn)
    figures[`cross-validated ${source}: ham flagged`] = share(fp, fp + tn)
  }
  for (const [name, figure] of Object.entries(figures)) say(`${name.padEnd(46)} ${tell(figure)}`)
  return figures
}

export function share(hits: number, of: number): Share {
  const [low, high] = wilson(hits, of)
  return { hits, of, low, high }
}

export function tell(figure: Share | number): string {
  if (typeof figure === 'number') return figure.toFixed(4)
  const percent = (value: number): string => `${(value * 100).toFixed(1)} %`
  return `${figure.hits} of ${figure.of} = ${percent(figure.hits / Math.max(1, figure.of))} (${percent(figure.low)} to ${percent(figure.high)})`
}
