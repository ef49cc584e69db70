import type { ItemKind } from '../fetch/item'
import {
  type CappableVerdict,
  cappableVerdicts,
  type Route,
  type Settings,
  type Thresholds,
  type VerdictKind,
} from '../settings/settings'

type VerdictOfOptions = {
  /** Calibrated probability of spam, 0..1. */
  score: number
  thresholds: Thresholds
}

/**
 * A score that reaches a threshold gets its verdict; the severest wins. With Spamcheck's 0.4, 0.5 and 0.9 this gives its
 * answers. A score that is no number says nothing: NOOP.
 */
export function verdictOf({ score, thresholds }: VerdictOfOptions): VerdictKind {
  if (!(score >= 0)) return 'NOOP'
  if (score >= thresholds.block) return 'BLOCK'
  if (score >= thresholds.disallow) return 'DISALLOW'
  if (score >= thresholds.conditional) return 'CONDITIONAL_ALLOW'
  return 'ALLOW'
}

/** The milder of the two. NOOP stays: nothing was evaluated, so there is nothing to soften. */
export function capVerdict({ verdict, cap }: { verdict: VerdictKind; cap: CappableVerdict }): VerdictKind {
  if (verdict === 'NOOP') return verdict
  return cappableVerdicts.indexOf(verdict) > cappableVerdicts.indexOf(cap) ? cap : verdict
}

/** What the settings make of a verdict. NOOP goes to a person: letting through what nobody looked at would be a guess. */
export function routeOf({ verdict, routes }: { verdict: VerdictKind; routes: RouteTable }): Route {
  if (verdict === 'ALLOW') return 'ALLOW'
  if (verdict === 'NOOP') return 'REVIEW'
  return routes[verdict]
}
type RouteTable = Settings['kinds'][ItemKind]['routes']

export type Judgement = { verdict: VerdictKind; uncapped: VerdictKind; route: Route }

/** Score → verdict → cap → route, by the settings of the item's kind. */
export function judge({ score, kind, settings }: { score: number; kind: ItemKind; settings: Settings }): Judgement {
  const { thresholds, cap, routes } = settings.kinds[kind]
  const uncapped = verdictOf({ score, thresholds })
  const verdict = capVerdict({ verdict: uncapped, cap })
  return { verdict, uncapped, route: routeOf({ verdict, routes }) }
}
