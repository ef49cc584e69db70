import { bandOf, bandWords } from '@/lib/review/band'
import { scorePoints, thresholdPoints } from '@/lib/settings/score-words'
import type { Thresholds } from '@/lib/settings/settings'
import { cx } from './cx'

type ScoreBarProps = {
  score: number
  thresholds: Thresholds
  /** What happens from each threshold on, such as "to a moderator". */
  zones?: { conditional: string; disallow: string; block: string }
}

const markers = { fine: 'fill-calm-fill', unsure: 'fill-warn-fill', likely: 'fill-warn-fill', sure: 'fill-hot-fill' }
const words = { fine: 'text-calm', unsure: 'text-warn', likely: 'text-warn', sure: 'text-hot' }

/** 0 to 100 with the thresholds as ticks; drawn with SVG attributes, since the CSP refuses inline styles from the server. */
export function ScoreBar({ score, thresholds, zones }: ScoreBarProps) {
  const band = bandOf(score, thresholds)
  const ticks = Object.entries(thresholds)
  return (
    <div>
      <p className="flex items-baseline gap-2">
        <span className={cx('text-lg font-semibold', words[band])}>{bandWords[band]}</span>
        <span className="text-ink-2">{scorePoints(score)} of 100</span>
      </p>
      <svg
        role="img"
        aria-label={`Score ${scorePoints(score)} of 100. Thresholds: ${ticks.map(([name, value]) => `${name} ${thresholdPoints(value)}`).join(', ')}.`}
        className="mt-1 h-8 w-full overflow-visible"
      >
        <rect x="0" y="6" width="100%" height="8" rx="4" className="fill-sunken stroke-line" />
        <rect x="0" y="6" width={`${score * 100}%`} height="8" rx="4" className={markers[band]} />
        {ticks.map(([name, value]) => (
          <g key={name}>
            <title>{`${name}: from ${thresholdPoints(value)}${zones ? `, ${zones[name as keyof Thresholds]}` : ''}`}</title>
            <line x1={`${value * 100}%`} x2={`${value * 100}%`} y1="3" y2="17" className="stroke-ink-2" />
            <text x={`${value * 100}%`} y="29" textAnchor="middle" className="fill-ink-3 text-[11px]">
              {thresholdPoints(value)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  )
}
