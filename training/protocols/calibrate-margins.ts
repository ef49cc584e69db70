import { calibrate, type WeighedScore } from '@/training/calibrate'
import { fitIsotonic, isotonicAt } from '@/training/isotonic'
import type { Scored } from '@/training/metrics'

/** What a margin means: the probability of spam, its place in the ranking, and whether it is flagged. */
export type Judge = (margin: number) => { rank: number; p: number; flagged: boolean }

/** So many rows of each class are enough for a curve of any shape; fewer ones would be learned by heart. */
const enoughForCurve = 1_000

/**
 * Learns what margins mean from rows that the model hadn't seen. Probabilities are as sure as the rows are; the threshold is more
 * cautious.
 */
export function calibrateMargins(scored: readonly Scored[]): Judge {
  const spams = scored.filter(({ spam }) => spam).length
  const plain = calibrate({ ...asWeighed(scored), targets: 'labels' })
  const threshold = cautiousThreshold(scored)
  const curve = Math.min(spams, scored.length - spams) >= enoughForCurve ? fitIsotonic(scored) : undefined
  return (margin) => {
    const rank = plain.slope * margin + plain.intercept
    const p = curve ? isotonicAt(curve, margin) : 1 / (1 + Math.exp(-rank))
    return { rank, p, flagged: margin >= threshold }
  }
}

/**
 * The margin from which a row is flagged: one half by Platt's own targets, which stay a little short of 0 and 1. The fewer
 * rows there are, the surer a model must be before ham is held up. (The threshold that did best on so few rows would be
 * decided by one or two of them.)
 */
export function cautiousThreshold(scored: readonly Scored[]): number {
  const { slope, intercept } = calibrate(asWeighed(scored))
  return -intercept / slope
}

function asWeighed(scored: readonly Scored[]): { scored: WeighedScore[]; spamShare: number } {
  const spams = scored.filter(({ spam }) => spam).length
  return { scored: scored.map((one) => ({ ...one, weight: 1 })), spamShare: spams / Math.max(1, scored.length) }
}
