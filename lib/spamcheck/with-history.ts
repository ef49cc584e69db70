import { reasonLimit } from '../classify/explain/build-reasons'
import { probability } from '../classify/model'
import type { Reason } from '../classify/score'
import type { Shift } from './weigh-history'

type Scored = { score: number; reasons: Reason[] }

/**
 * A score moved by what is known of the author. The reasons stay at most eight, the strongest first, and add up to the new
 * score's log-odds: what doesn't fit goes into "everything else". No reasons stay no reasons.
 */
export function withHistory({ scored, shift }: { scored: Scored; shift: Shift }): Scored {
  if (shift.weight === 0) return scored
  const { score, reasons } = scored
  // At the bounds of a score its log-odds are only known from the reasons.
  const before = reasons.length > 0 ? reasons.reduce((sum, { weight }) => sum + weight, 0) : logOdds(score)
  return { score: probability(before + shift.weight), reasons: reasons.length > 0 ? merge(reasons, shift.reasons) : [] }
}

/** The score from which reasons are wanted before the shift, so that they are there for `from` after it. */
export function explainBefore({ from, shift }: { from: number; shift: Shift }): number {
  return shift.weight === 0 ? from : probability(logOdds(from) - shift.weight)
}

function merge(reasons: readonly Reason[], added: readonly Reason[]): Reason[] {
  const fixed = reasons.filter(({ group }) => group === 'rest' || group === 'cut')
  const others = reasons.filter((reason) => !fixed.includes(reason))
  const room = Math.max(0, reasonLimit - added.length - fixed.length)
  const left = others.slice(room).reduce((sum, { weight }) => sum + weight, 0)
  const kept = [...others.slice(0, room), ...added, ...fixed].map((reason) =>
    reason.group === 'rest' ? { ...reason, weight: reason.weight + left } : reason,
  )
  return kept.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
}

function logOdds(score: number): number {
  return Math.log(score / (1 - score))
}
