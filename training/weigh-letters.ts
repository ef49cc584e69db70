import type { Letters } from '@/lib/classify/letters/letters'
import { calibrate, type WeighedScore } from '@/training/calibrate'
import type { Crossed } from '@/training/cross-score'
import type { Row } from '@/training/row'

/** Below this margin no letters turn an item over. */
const floor = -6
const weights = [0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6]

/** What letters count beside words: the weight of those tried that makes cross-validated rows likeliest, with its margins. */
export function weighLetters(options: {
  crossed: ReadonlyMap<Row, Crossed>
  spamShare: number
  weigh: (crossed: ReadonlyMap<Row, Crossed>) => WeighedScore[]
}): { crossed: Map<Row, Crossed>; letters: Omit<Letters, 'cells'> } {
  const { crossed, spamShare, weigh } = options
  let best = { loss: Number.POSITIVE_INFINITY, weight: 0, crossed: new Map(crossed) }
  for (const weight of weights) {
    const together = new Map([...crossed].map(([row, one]) => [row, { ...one, score: withSway(one, weight) }]))
    const scored = weigh(together)
    const { slope, intercept } = calibrate({ scored, spamShare })
    const loss = lossOf(scored, slope, intercept, spamShare)
    if (loss < best.loss) best = { loss, weight, crossed: together }
  }
  return { crossed: best.crossed, letters: { weight: best.weight, floor } }
}

function withSway({ score, sway }: Crossed, weight: number): number {
  return score <= floor ? score : score + weight * sway
}

function lossOf(scored: readonly WeighedScore[], slope: number, intercept: number, spamShare: number): number {
  const total = (spam: boolean): number => scored.reduce((sum, one) => sum + (one.spam === spam ? one.weight : 0), 0)
  const shares = { spam: spamShare / total(true), ham: (1 - spamShare) / total(false) }
  return scored.reduce((sum, { score, spam, weight }) => {
    const margin = (spam ? 1 : -1) * (slope * score + intercept)
    return sum + weight * (spam ? shares.spam : shares.ham) * Math.log1p(Math.exp(-margin))
  }, 0)
}
