import { thresholdPoints } from '@/lib/settings/score-words'
import type { KindSettings, Route } from '@/lib/settings/settings'
import { routeNames } from '@/lib/settings/settings-words'
import { zonesOf } from './zones'

const fills: Record<Route, string> = { ALLOW: 'fill-sunken', REVIEW: 'fill-warn-fill', ACT: 'fill-hot-fill' }

/** 0 to 100 in zones by what happens, in SVG attributes since the CSP refuses inline styles. Words say the same. */
export function ZoneBar({ value }: { value: KindSettings }) {
  const zones = zonesOf(value)
  return (
    <div className="min-w-0">
      <svg aria-hidden className="h-3 w-full rounded-sm border">
        {zones.map(({ from, to, route }) => (
          <rect
            key={from}
            x={`${from * 100}%`}
            width={`${(to - from) * 100}%`}
            height="100%"
            className={fills[route]}
          />
        ))}
        {Object.entries(value.thresholds).map(([name, at]) => (
          <line key={name} x1={`${at * 100}%`} x2={`${at * 100}%`} y1="0" y2="100%" className="stroke-ink-2" />
        ))}
      </svg>
      <p className="pt-0.5 text-xs text-ink-2">
        {zones
          .map(({ from, route }) =>
            from === 0 ? routeNames[route] : `${routeNames[route]} from ${thresholdPoints(from)}`,
          )
          .join(' · ')}
      </p>
    </div>
  )
}
