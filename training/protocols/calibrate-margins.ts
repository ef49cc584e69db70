import { calibrate } from '@/training/calibrate'
import { fitIsotonic, isotonicAt } from '@/training/isotonic'
import type { Scored } from '@/training/metrics'

/** What a margin means: the probability of spam, its place in the ranking, and whether it is flagged. */
export type Judge = (margin: number) => { rank: number; p: number; flagged: boolean }

/** So many rows of each class are enough for a curve of any shape; fewer ones would be learned by heart. */
const enoughForCurve = 1_000

/**
 * Learns what margins mean from rows that the model hadn't seen. The threshold is one half by Platt's own targets, which stay
 * a little short of 0 and 1: the fewer rows there are, the surer a model must be before ham is held up. (The threshold that
 * did best on so few rows would be decided by one or two of them.) Probabilities need no such caution.
 */
export function calibrateMargins(scored: readonly Scored[]): Judge {
  const spams = scored.filter(({ spam }) => spam).length
  const weighed = scored.map((one) => ({ ...one, weight: 1 }))
  const spamShare = spams / Math.max(1, scored.length)
  const cautious = calibrate({ scored: weighed, spamShare })
  const threshold = -cautious.intercept / cautious.slope
  const plain = calibrate({ scored: weighed, spamShare, targets: 'labels' })
  const curve = Math.min(spams, scored.length - spams) >= enoughForCurve ? fitIsotonic(scored) : undefined
  return (margin) => {
    const rank = plain.slope * margin + plain.intercept
    const p = curve ? isotonicAt(curve, margin) : 1 / (1 + Math.exp(-rank))
    return { rank, p, flagged: margin >= threshold }
  }
}
