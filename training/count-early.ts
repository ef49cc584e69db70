import { type FirstLook, logOddsAtFirst } from '@/lib/classify/first-look'
import { type Model, probability } from '@/lib/classify/model'
import type { Scored } from '@/training/metrics'
import type { Row } from '@/training/row'
import { reviewThreshold, type Share, share } from '@/training/summarise'
import type { Looked } from '@/training/train-first-look'

/**
 * Cross-validated margins as they are with the first look on, and what it costs: the share of each source that ends there,
 * and how much of the spam that ends there would have been found by reading it.
 */
export function countEarly(options: { model: Model; crossed: ReadonlyMap<Row, Scored>; looked: Looked }): {
  crossed: Map<Row, Scored>
  figures: Record<string, Share>
} {
  const { model, crossed, looked } = options
  const { slope, intercept } = model.calibration
  const result = new Map<Row, Scored>()
  const ended = new Map<string, { hits: number; of: number }>()
  let missed = 0
  let spams = 0
  for (const [row, scored] of crossed) {
    const early = earlyLogOdds(model.firstLook, looked.get(row))
    result.set(row, early === undefined ? scored : { ...scored, score: (early - intercept) / slope })
    count(`first look ends ${row.source} ${row.spam ? 'spam' : 'ham'}`, early !== undefined)
    if (!row.spam) continue
    spams++
    if (early !== undefined && probability(slope * scored.score + intercept) >= reviewThreshold) missed++
  }
  const figures = Object.fromEntries([...ended].map(([name, { hits, of }]) => [name, share(hits, of)]))
  return { crossed: result, figures: { ...figures, 'first look: spam lost that reading finds': share(missed, spams) } }

  function count(name: string, hit: boolean): void {
    const known = ended.get(name) ?? { hits: 0, of: 0 }
    ended.set(name, { hits: known.hits + (hit ? 1 : 0), of: known.of + 1 })
  }
}

function earlyLogOdds(look: FirstLook | undefined, margin: number | undefined): number | undefined {
  return look === undefined || margin === undefined ? undefined : logOddsAtFirst(look, margin)
}
