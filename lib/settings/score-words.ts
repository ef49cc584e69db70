import type { CappableVerdict, VerdictKind } from './settings'
import { verdictNames } from './settings-words'

/**
 * A score (0..1) as people see it, in points of 100, wherever one is shown: never 0 or 100, since nothing is certain.
 */
export function scorePoints(score: number): number {
  return Math.min(99, Math.max(1, Math.round(score * 100)))
}

/** A threshold (0..1) on the same scale. It is somebody's wish and no estimate: 0 and 100 stay, tenths too. */
export function thresholdPoints(threshold: number): number {
  return Math.round(threshold * 1_000) / 10
}

/** The other way round, as stored. */
export function thresholdOf(points: number): number {
  return Math.round(points * 10) / 1_000
}

/** A verdict within a sentence. */
export function verdictWords(verdict: VerdictKind): string {
  return verdict === 'NOOP' ? 'none' : verdictNames[verdict satisfies CappableVerdict].toLowerCase()
}

/** What a verdict says, in one line. */
export function verdictLine({ score, verdict }: { score: number | null; verdict: VerdictKind }): string {
  return `${score === null ? 'No score' : `Score ${scorePoints(score)}`}, verdict: ${verdictWords(verdict)}`
}
