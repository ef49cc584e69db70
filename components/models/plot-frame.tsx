import { type ReactNode, useId } from 'react'
import { plot, xOf, yOf } from './plot-scale'

type PlotFrameProps = {
  title: string
  /** What a person sees in it, in a sentence or two. */
  description: string
  xLabel: string
  yLabel: string
  /** Drawn in the units of the scale. */
  children: ReactNode
  legend: ReactNode
  /** The same as numbers. */
  table: ReactNode
}

const ticks = [0, 0.25, 0.5, 0.75, 1]

/** A square from 0 to 100 % both ways, in SVG attributes and classes alone, since the CSP refuses inline styles. */
export function PlotFrame({ title, description, xLabel, yLabel, children, legend, table }: PlotFrameProps) {
  const id = useId()
  return (
    <figure className="flex min-w-0 flex-col gap-2 rounded-lg border bg-surface p-4">
      <figcaption className="font-medium">{title}</figcaption>
      <svg
        role="img"
        aria-labelledby={`${id}-title ${id}-description`}
        viewBox={`0 0 ${plot.width} ${plot.height}`}
        className="h-auto w-full max-w-lg"
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{description}</desc>
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={xOf(tick)} x2={xOf(tick)} y1={yOf(0)} y2={yOf(1)} className="stroke-line" />
            <line x1={xOf(0)} x2={xOf(1)} y1={yOf(tick)} y2={yOf(tick)} className="stroke-line" />
            <text x={xOf(tick)} y={yOf(0) + 22} textAnchor="middle" className="fill-ink-2 text-[11px]">
              {tick * 100}
            </text>
            <text x={xOf(0) - 12} y={yOf(tick) + 4} textAnchor="end" className="fill-ink-2 text-[11px]">
              {tick * 100}
            </text>
          </g>
        ))}
        <text x={xOf(0.5)} y={plot.height - 4} textAnchor="middle" className="fill-ink-2 text-xs">
          {xLabel}
        </text>
        <text
          x={12}
          y={yOf(0.5)}
          textAnchor="middle"
          transform={`rotate(-90 12 ${yOf(0.5)})`}
          className="fill-ink-2 text-xs"
        >
          {yLabel}
        </text>
        {children}
      </svg>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">{legend}</p>
      {table}
    </figure>
  )
}

type LegendProps = { look: 'line' | 'dashes' | 'dot' | 'ring'; children: ReactNode }

export function Legend({ look, children }: LegendProps) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg aria-hidden viewBox="0 0 20 12" className="h-3 w-5">
        {look === 'line' && <line x1="0" x2="20" y1="6" y2="6" strokeWidth="2.5" className="stroke-accent" />}
        {look === 'dashes' && (
          <line x1="0" x2="20" y1="6" y2="6" strokeWidth="2" strokeDasharray="5 3" className="stroke-ink-2" />
        )}
        {look === 'dot' && <circle cx="10" cy="6" r="5" className="fill-accent" />}
        {look === 'ring' && (
          <circle cx="10" cy="6" r="4.5" strokeWidth="1.5" className="fill-transparent stroke-ink-2" />
        )}
      </svg>
      {children}
    </span>
  )
}
