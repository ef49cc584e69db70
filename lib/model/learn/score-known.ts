import { type Model, probability } from '@/lib/classify/model'
import { type ItemKind, itemKinds } from '@/lib/fetch/item'
import type { Settings } from '@/lib/settings/settings'
import type { Examples } from '../gate/gate'
import { figuresOf, type Metrics } from '../measure/figures'
import { reviewThreshold } from '../thresholds/review-threshold'
import { mapThresholds, type ThresholdMap } from '../thresholds/threshold-map'
import type { Known, Material } from './material'
import type { VectorStore } from './vector-store'

/** Calibrated scores of rows, in their order. */
export function scoreRows(store: VectorStore, model: Model, rows: readonly { row: number }[]): number[] {
  const weights = store.weightsOf(model)
  const { slope, intercept } = model.calibration
  const early = store.early(model)
  return rows.map(({ row }) => probability(early(row) ?? slope * store.margin(row, weights) + intercept))
}

/** One model with the settings that its scores are read by. */
export type Reader = { model: Model; settings: Settings }

/** Examples under two models, by kind: what the gate compares. */
export function pairUp(store: VectorStore, known: readonly Known[], before: Reader, after: Reader): Examples {
  const old = scoreRows(store, before.model, known)
  const fresh = scoreRows(store, after.model, known)
  const pairs: Examples = {}
  for (const [i, { spam, kind, cluster }] of known.entries()) {
    const of = pairs[kind] ?? []
    pairs[kind] = of
    const was = old[i] as number
    const is = fresh[i] as number
    const flaggedBefore = was >= reviewThreshold(before.settings, kind)
    of.push({
      spam,
      cluster,
      before: was,
      after: is,
      flaggedBefore,
      flaggedAfter: is >= reviewThreshold(after.settings, kind),
    })
  }
  return pairs
}

/** How a model does on examples that it has not seen, all together and by kind. */
export function measure(
  store: VectorStore,
  known: readonly Known[],
  { model, settings }: Reader,
): Metrics['decisions'] {
  const scores = scoreRows(store, model, known)
  const judged = known.map(({ spam, kind }, i) => {
    const score = scores[i] as number
    return { spam, kind, score, flagged: score >= reviewThreshold(settings, kind) }
  })
  const kinds: Metrics['decisions']['kinds'] = {}
  for (const kind of itemKinds) {
    const figures = figuresOf(
      judged.filter((one) => one.kind === kind),
      reviewThreshold(settings, kind),
    )
    if (figures) kinds[kind] = figures
  }
  return { all: figuresOf(judged, null), kinds }
}

type MapOptions = { material: Material; before: Model; after: Model; decided: readonly Known[] }

/** Where the thresholds of one model belong under the other, by what came in lately and by decisions that neither has seen. */
export function mapAll({ material: { store, recent }, before, after, decided }: MapOptions): ThresholdMap {
  const pairsOf = <T extends { row: number; kind: ItemKind }>(rows: readonly T[]) => {
    const old = scoreRows(store, before, rows)
    const fresh = scoreRows(store, after, rows)
    return rows.map((row, i) => ({ ...row, before: old[i] as number, after: fresh[i] as number }))
  }
  const recentPairs = pairsOf(recent)
  const decidedPairs = pairsOf(decided)
  const map: ThresholdMap = {}
  for (const kind of itemKinds)
    map[kind] = mapThresholds({
      recent: recentPairs.filter((one) => one.kind === kind),
      decided: decidedPairs.filter((one) => one.kind === kind),
    })
  return map
}
