import { capVerdict, routeOf, verdictOf } from '@/lib/decide/verdict'
import type { KindSettings, Route } from '@/lib/settings/settings'

export type Zone = { from: number; to: number; route: Route }

/** What happens to which scores, by the pipeline's own rules: judged at the lower end of each stretch between thresholds. */
export function zonesOf({ thresholds, cap, routes }: KindSettings): Zone[] {
  const ends = [thresholds.conditional, thresholds.disallow, thresholds.block].filter((end) => end > 0 && end < 1)
  const starts = [0, ...new Set(ends.sort((a, b) => a - b))]
  const zones: Zone[] = []
  for (const [index, from] of starts.entries()) {
    const verdict = capVerdict({ verdict: verdictOf({ score: from, thresholds }), cap })
    const zone: Zone = { from, to: starts[index + 1] ?? 1, route: routeOf({ verdict, routes }) }
    const last = zones.at(-1)
    if (last?.route === zone.route) last.to = zone.to
    else zones.push(zone)
  }
  return zones
}
