import { z } from 'zod'
import { itemKinds } from '@/lib/fetch/item'
import type { Settings, Thresholds } from '@/lib/settings/settings'

export const bases = ['precision', 'share', 'kept'] as const

const pointSchema = z.object({
  before: z.number().min(0).max(1),
  after: z.number().min(0).max(1),
  /** What stays the same: the share of spam among what is flagged, the share that is flagged, or the number itself. */
  basis: z.enum(bases),
})

/** Where a threshold of the active model belongs under another one, by kind, from the lowest to the highest. */
export const thresholdMapSchema = z.partialRecord(z.enum(itemKinds), z.array(pointSchema))
export type ThresholdMap = z.infer<typeof thresholdMapSchema>
export type MapPoint = z.infer<typeof pointSchema>

/** An item under both models: `before` and `after` are scores. */
export type Scored = { before: number; after: number }
export type Decided = Scored & { spam: boolean; weight: number }

/** Thresholds are given to a thousandth, in steps of this. */
const step = 0.01
/** Fewer items than these that came in, fewer flagged ones among them, or fewer decisions of either sort, say nothing of a share. */
const enoughRecent = 200
const enoughFlagged = 5
const enoughDecided = 20

/**
 * Where each threshold of one kind belongs under a new model, so that what is flagged keeps its precision on decisions that
 * neither model has seen, or, with too few of them, so that the same share of what came in lately is flagged. Precision may
 * not move a threshold to where twice or half as much would be flagged: decisions are made on flagged items, and know
 * nothing of the others. Never falls from one threshold to the next higher one.
 */
export function mapThresholds({
  decided,
  recent,
}: {
  decided: readonly Decided[]
  recent: readonly Scored[]
}): MapPoint[] {
  const before = descending(recent.map((item) => item.before))
  const after = descending(recent.map((item) => item.after))
  const points: MapPoint[] = []
  let last = 0
  for (let n = 1; n * step < 1 - step / 2; n++) {
    const threshold = round(n * step)
    const flagged = countFrom(before, threshold)
    const byShare = recent.length >= enoughRecent && flagged >= enoughFlagged ? thresholdFor(after, flagged) : null
    const precise = byPrecision(decided, threshold)
    const bounds =
      byShare === null
        ? [threshold / 2, (1 + threshold) / 2]
        : [thresholdFor(after, flagged * 2), thresholdFor(after, Math.max(1, flagged / 2))]
    const [mapped, basis]: [number, MapPoint['basis']] =
      precise !== null
        ? [Math.min(Math.max(precise, bounds[0] ?? 0), bounds[1] ?? 1), 'precision']
        : byShare !== null
          ? [byShare, 'share']
          : [threshold, 'kept']
    last = round(Math.min(0.999, Math.max(last, mapped, 0.001)))
    points.push({ before: threshold, after: last, basis })
  }
  return points
}

/** The settings with every kind's thresholds as they belong under the new model. Kinds the map doesn't know keep theirs. */
export function applyMap(settings: Settings, map: ThresholdMap): Settings {
  const changed = structuredClone(settings)
  for (const kind of itemKinds) {
    const points = map[kind]
    if (points) changed.kinds[kind].thresholds = moveThresholds(settings.kinds[kind].thresholds, points)
  }
  return changed
}

export function moveThresholds({ conditional, disallow, block }: Thresholds, points: readonly MapPoint[]): Thresholds {
  return { conditional: move(conditional, points), disallow: move(disallow, points), block: move(block, points) }
}

/** Between two points of the map in proportion; 0 and 1 stay what they are: they mean "all" and "nothing". */
function move(threshold: number, points: readonly MapPoint[]): number {
  if (threshold <= 0 || threshold >= 1) return threshold
  let lower: Pick<MapPoint, 'before' | 'after'> = { before: 0, after: 0 }
  for (const point of [...points, { before: 1, after: 1 }]) {
    if (threshold <= point.before) {
      const part = (threshold - lower.before) / (point.before - lower.before || 1)
      return round(lower.after + part * (point.after - lower.after))
    }
    lower = point
  }
  return threshold
}

/** Null: too few decisions. */
function byPrecision(decided: readonly Decided[], threshold: number): number | null {
  const spams = decided.filter(({ spam }) => spam).length
  if (spams < enoughDecided || decided.length - spams < enoughDecided) return null
  let spam = 0
  let all = 0
  for (const item of decided) {
    if (item.before < threshold) continue
    all += item.weight
    if (item.spam) spam += item.weight
  }
  if (decided.filter((item) => item.before >= threshold).length < enoughFlagged) return null
  return lowestWith(decided, spam / all)
}

/** The lowest score from which on at least this share of the decided is spam. */
function lowestWith(decided: readonly Decided[], precision: number): number | null {
  const sorted = [...decided].sort((a, b) => b.after - a.after)
  let spam = 0
  let all = 0
  let lowest: number | null = null
  for (const [i, item] of sorted.entries()) {
    all += item.weight
    if (item.spam) spam += item.weight
    const next = sorted[i + 1]?.after ?? 0
    if (next !== item.after && spam / all >= precision - 1e-9) lowest = (item.after + next) / 2
  }
  return lowest
}

const descending = (scores: number[]): Float64Array => Float64Array.from(scores).sort().reverse()

function countFrom(scores: Float64Array, threshold: number): number {
  let count = 0
  while (count < scores.length && (scores[count] as number) >= threshold) count++
  return count
}

/** Between the last score that is flagged and the first that isn't. */
function thresholdFor(scores: Float64Array, flagged: number): number {
  const last = Math.min(scores.length, Math.round(flagged)) - 1
  return ((scores[last] ?? 1) + (scores[last + 1] ?? 0)) / 2
}

const round = (value: number): number => Math.round(value * 1_000) / 1_000
