import { seededRandom } from '../seeded-random'
import { auc } from './metrics'

/** One example under two models: calibrated scores, and whether each would flag it. */
export type Pair = {
  spam: boolean
  cluster: string
  before: number
  after: number
  flaggedBefore: boolean
  flaggedAfter: boolean
}

export const measures = ['recall', 'falsePositives', 'auc'] as const
export type Measure = (typeof measures)[number]

export type Difference = {
  measure: Measure
  before: number
  after: number
  /** 95 % interval of after − before. */
  low: number
  high: number
  verdict: 'better' | 'same' | 'worse'
}

const rounds = 400

/**
 * What changed between two models on the same examples, by a paired bootstrap over clusters (a campaign is drawn as a whole,
 * or its copies would make the interval too narrow). Better or worse: the interval lies on one side of 0.
 * Measures that lack a class are left out. The same pairs give the same intervals.
 */
export function compare(pairs: readonly Pair[]): Difference[] {
  const spams = pairs.filter(({ spam }) => spam).length
  const possible = measures.filter((measure) => {
    if (measure === 'recall') return spams > 0
    if (measure === 'falsePositives') return spams < pairs.length
    return spams > 0 && spams < pairs.length
  })
  if (possible.length === 0) return []
  const clusters = clustersOf(pairs)
  const random = seededRandom(pairs.length)
  const drawn = new Map<Measure, number[]>(possible.map((measure) => [measure, []]))
  for (let round = 0; round < rounds; round++) {
    const sample = clusters.flatMap(() => clusters[Math.floor(random() * clusters.length)] ?? [])
    for (const measure of possible) {
      const difference = valueAt(sample, measure, 'after') - valueAt(sample, measure, 'before')
      // A sample without the class says nothing of it.
      if (Number.isFinite(difference)) drawn.get(measure)?.push(difference)
    }
  }
  return possible.map((measure) => {
    const [low, high] = interval(drawn.get(measure) ?? [])
    const sign = measure === 'falsePositives' ? -1 : 1
    const verdict = low * sign > 0 && high * sign > 0 ? 'better' : low * sign < 0 && high * sign < 0 ? 'worse' : 'same'
    return {
      measure,
      before: valueAt(pairs, measure, 'before'),
      after: valueAt(pairs, measure, 'after'),
      low,
      high,
      verdict,
    }
  })
}

function clustersOf(pairs: readonly Pair[]): Pair[][] {
  const clusters = new Map<string, Pair[]>()
  for (const pair of pairs) {
    const known = clusters.get(pair.cluster)
    if (known) known.push(pair)
    else clusters.set(pair.cluster, [pair])
  }
  return [...clusters.values()]
}

/** NaN when the sample lacks the class. */
function valueAt(pairs: readonly Pair[], measure: Measure, side: 'before' | 'after'): number {
  if (measure === 'auc') {
    const spams = pairs.filter(({ spam }) => spam).length
    if (spams === 0 || spams === pairs.length) return Number.NaN
    return auc(pairs.map((pair) => ({ spam: pair.spam, score: pair[side] })))
  }
  let flagged = 0
  let of = 0
  for (const pair of pairs) {
    if (pair.spam !== (measure === 'recall')) continue
    of++
    if (side === 'before' ? pair.flaggedBefore : pair.flaggedAfter) flagged++
  }
  return flagged / of
}

function interval(values: number[]): [number, number] {
  if (values.length === 0) return [0, 0]
  values.sort((a, b) => a - b)
  const at = (share: number): number => values[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0
  return [at(0.025), at(0.975)]
}
