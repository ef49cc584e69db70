import { useId } from 'react'
import { cx } from '@/components/ui/cx'
import { Disclosure } from '@/components/ui/disclosure'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { VerdictKind } from '@/lib/settings/settings'
import { answerNames } from './call-words'
import type { ShownCounts } from './queries'

type Hour = ShownCounts['hours'][number]

/** From below to above: what is refused stands on the ground, where it can be compared. */
const layers: readonly VerdictKind[] = ['BLOCK', 'DISALLOW', 'CONDITIONAL_ALLOW', 'ALLOW', 'NOOP']
const fills: Record<VerdictKind, string> = {
  BLOCK: 'fill-fail',
  DISALLOW: 'fill-hot-fill',
  CONDITIONAL_ALLOW: 'fill-warn-fill',
  ALLOW: 'fill-calm-fill',
  NOOP: 'fill-line',
}
const barsHeight = 120

/** Answers hour by hour, in SVG attributes and classes alone, since the CSP refuses inline styles. Hours in UTC, as everywhere. */
export function AnswersChart({ hours }: { hours: readonly Hour[] }) {
  const id = useId()
  const totals = hours.map(({ counts }) => layers.reduce((sum, layer) => sum + counts[layer], 0))
  const most = Math.max(...totals, 1)
  const all = totals.reduce((sum, total) => sum + total, 0)
  const shown = layers.filter((layer) => hours.some(({ counts }) => counts[layer] > 0))
  return (
    <figure className="flex min-w-0 flex-col gap-2 rounded-lg border bg-surface p-4">
      <figcaption className="flex items-baseline justify-between gap-2">
        <span className="font-medium">Answers by the hour (UTC)</span>
        <span className="text-sm text-ink-3">at most {most.toLocaleString('en')} in one</span>
      </figcaption>
      <svg role="img" aria-labelledby={`${id}-title ${id}-description`} className="h-36 w-full overflow-visible">
        <title id={`${id}-title`}>Answers by the hour</title>
        <desc id={`${id}-description`}>
          {`${all.toLocaleString('en')} answers in 24 hours, at most ${most.toLocaleString('en')} in one hour. The table below has the numbers.`}
        </desc>
        <line x1="0" x2="100%" y1={barsHeight} y2={barsHeight} className="stroke-control" />
        {hours.map((hour, index) => (
          <Bar key={hour.at} hour={hour} left={(index / hours.length) * 100} width={84 / hours.length} most={most} />
        ))}
      </svg>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
        {shown.map((layer) => (
          <span key={layer} className="inline-flex items-center gap-1.5">
            <svg aria-hidden viewBox="0 0 12 12" className="size-3">
              <rect width="12" height="12" rx="2" className={cx(fills[layer], 'stroke-control')} />
            </svg>
            {answerNames[layer]}
          </span>
        ))}
      </p>
      <Disclosure summary="The hours as a table">
        <HourTable hours={hours} shown={shown} />
      </Disclosure>
    </figure>
  )
}

type BarProps = { hour: Hour; left: number; width: number; most: number }

function Bar({ hour: { at, counts }, left, width, most }: BarProps) {
  let top = barsHeight
  const hour = at.slice(11, 16)
  return (
    <g>
      <title>{`${hour}: ${
        layers
          .filter((layer) => counts[layer] > 0)
          .map((layer) => `${counts[layer]} ${answerNames[layer].toLowerCase()}`)
          .join(', ') || 'none'
      }`}</title>
      {layers.map((layer) => {
        const height = (counts[layer] / most) * barsHeight
        top -= height
        return height > 0 ? (
          <rect
            key={layer}
            x={`${left}%`}
            y={top}
            width={`${width}%`}
            height={height}
            className={cx(fills[layer], layer === 'NOOP' && 'stroke-control')}
          />
        ) : null
      })}
      {Number(hour.slice(0, 2)) % 6 === 0 && (
        <text x={`${left + width / 2}%`} y={barsHeight + 17} textAnchor="middle" className="fill-ink-3 text-[11px]">
          {hour}
        </text>
      )}
    </g>
  )
}

function HourTable({ hours, shown }: { hours: readonly Hour[]; shown: readonly VerdictKind[] }) {
  return (
    <Table aria-label="Answers by the hour">
      <thead>
        <tr>
          <Th>Hour</Th>
          {shown.map((layer) => (
            <Th key={layer} className="text-right">
              {answerNames[layer]}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...hours].reverse().map(({ at, counts }) => (
          <Tr key={at}>
            <Td className="text-sm whitespace-nowrap">{at.slice(0, 16).replace('T', ' ')}</Td>
            {shown.map((layer) => (
              <Td key={layer} className="text-right text-sm">
                {counts[layer].toLocaleString('en')}
              </Td>
            ))}
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
