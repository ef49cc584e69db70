import { seededRandom } from '@/lib/model/seeded-random'
import { mcc } from '@/training/metrics'

/** A scored example of a test part. */
export type Judged = {
  /** By which examples are ranked: higher is more spam. */
  rank: number
  /** The calibrated probability of spam. */
  p: number
  /** Whether the threshold, chosen without this example, lets it through or not. */
  flagged: boolean
  spam: boolean
  /** Examples of one cluster are drawn together, so that copies don't make intervals narrow. */
  cluster: string
}

export const measures = [
  'auc',
  'recall_fpr_005',
  'recall_fpr_001',
  'mcc',
  'sc',
  'bh',
  'ece',
  'brier',
  'precision_1',
  'precision_5',
  'precision_20',
] as const
export type Measure = (typeof measures)[number]
/** Null: a class is missing that the measure needs. Shares are 0..1; sc is spam caught, bh is ham blocked. */
export type Figures = Record<Measure, number | null>

const bins = 15
const rounds = 1_000

export function figuresOf(judged: readonly Judged[]): Figures {
  return measure(sortByRank(judged))
}

/** 95 % intervals by a bootstrap over clusters. The same examples and seed give the same intervals. */
export function intervalsOf(judged: readonly Judged[], seed = 1): Record<Measure, [number, number] | null> {
  const sorted = sortByRank(judged)
  const numbers = new Map<string, number>()
  const clusters = Int32Array.from(sorted, ({ cluster }) => {
    const known = numbers.get(cluster) ?? numbers.size
    numbers.set(cluster, known)
    return known
  })
  const random = seededRandom(seed)
  const drawn = new Map<Measure, number[]>(measures.map((name) => [name, []]))
  const times = new Float64Array(numbers.size)
  const weights = new Float64Array(judged.length)
  for (let round = 0; round < rounds; round++) {
    times.fill(0)
    for (let n = 0; n < times.length; n++) {
      const at = Math.floor(random() * times.length)
      times[at] = (times[at] as number) + 1
    }
    for (let i = 0; i < weights.length; i++) weights[i] = times[clusters[i] as number] as number
    for (const [name, value] of Object.entries(measure(sorted, weights)))
      if (value !== null) drawn.get(name as Measure)?.push(value)
  }
  const intervals = measures.map((name) => [name, middle(drawn.get(name) ?? [])] as const)
  return Object.fromEntries(intervals) as Record<Measure, [number, number] | null>
}

function middle(values: number[]): [number, number] | null {
  if (values.length < rounds / 2) return null
  values.sort((a, b) => a - b)
  const at = (share: number): number => values[Math.floor(share * (values.length - 1))] as number
  return [at(0.025), at(0.975)]
}

/** @throws RangeError for a rank that is no number: it has no place, and walking past it would never end. */
function sortByRank(judged: readonly Judged[]): Judged[] {
  if (judged.some(({ rank }) => Number.isNaN(rank))) throw new RangeError('A rank is no number.')
  return [...judged].sort((a, b) => b.rank - a.rank)
}

/** One walk from the highest rank to the lowest, in which order the examples are. @param weights how often each counts, once without */
function measure(judged: readonly Judged[], weights?: Float64Array): Figures {
  let spams = 0
  let hams = 0
  for (const [i, { spam }] of judged.entries()) {
    if (spam) spams += weights?.[i] ?? 1
    else hams += weights?.[i] ?? 1
  }
  const seen = { spam: 0, ham: 0, pairs: 0, at005: 0, at001: 0, tp: 0, fp: 0, brier: 0 }
  const binError = new Float64Array(bins)
  for (let i = 0; i < judged.length; ) {
    const { rank } = judged[i] as Judged
    let spam = 0
    let ham = 0
    for (; i < judged.length && (judged[i] as Judged).rank === rank; i++) {
      const one = judged[i] as Judged
      const weight = weights?.[i] ?? 1
      const label = one.spam ? 1 : 0
      if (one.spam) spam += weight
      else ham += weight
      if (one.flagged && one.spam) seen.tp += weight
      if (one.flagged && !one.spam) seen.fp += weight
      seen.brier += weight * (one.p - label) ** 2
      const bin = Math.min(bins - 1, Math.floor(one.p * bins))
      binError[bin] = (binError[bin] as number) + weight * (one.p - label)
    }
    seen.pairs += spam * (hams - seen.ham - ham / 2)
    seen.spam += spam
    seen.ham += ham
    if (seen.ham <= 0.005 * hams) seen.at005 = seen.spam
    if (seen.ham <= 0.001 * hams) seen.at001 = seen.spam
  }
  const both = spams > 0 && hams > 0
  const sc = spams > 0 ? seen.tp / spams : null
  const bh = hams > 0 ? seen.fp / hams : null
  const total = spams + hams
  const precision = (share: number): number | null => {
    if (sc === null || bh === null || sc + bh === 0) return null
    return (share * sc) / (share * sc + (1 - share) * bh)
  }
  return {
    auc: both ? seen.pairs / (spams * hams) : null,
    recall_fpr_005: both ? seen.at005 / spams : null,
    recall_fpr_001: both ? seen.at001 / spams : null,
    mcc: both ? mcc({ tp: seen.tp, fp: seen.fp, tn: hams - seen.fp, fn: spams - seen.tp }) : null,
    sc,
    bh,
    ece: total > 0 ? binError.reduce((sum, error) => sum + Math.abs(error), 0) / total : null,
    brier: total > 0 ? seen.brier / total : null,
    precision_1: precision(0.01),
    precision_5: precision(0.05),
    precision_20: precision(0.2),
  }
}
