import { Disclosure } from '@/components/ui/disclosure'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { Figures } from '@/lib/model/measure/figures'
import { thresholdPoints } from '@/lib/settings/score-words'
import { percent } from './model-words'
import { Legend, PlotFrame } from './plot-frame'
import { lineThrough, xOf, yOf } from './plot-scale'

export type PlotProps = {
  /** Of which kinds, within a sentence. */
  what: string
  figures: Figures
  /** The model it was compared with, on the same items. */
  before: { model: string; figures: Figures } | null
}

/** How much of what is flagged is spam, against how much spam is found, as the threshold falls. */
export function PrecisionRecallPlot({ what, figures, before }: PlotProps) {
  const { curve, recall, precision } = figures
  const flagged =
    recall.of > 0 && precision.of > 0 ? { x: recall.hits / recall.of, y: precision.hits / precision.of } : null
  if (curve.length === 0) return <p className="text-ink-2">No spam of this kind to draw a curve of.</p>
  return (
    <PlotFrame
      title={`Precision and recall, ${what}`}
      description={tellCurve(figures)}
      xLabel="spam found (recall), %"
      yLabel="spam among flagged (precision), %"
      legend={
        <>
          <Legend look="line">this model</Legend>
          {before && <Legend look="dashes">{before.model}</Legend>}
          {flagged && <Legend look="dot">at the review threshold</Legend>}
        </>
      }
      table={
        <Disclosure summary="The curve as a table">
          <Table aria-label={`Precision and recall, ${what}`}>
            <thead>
              <tr>
                <Th className="text-right">From score</Th>
                <Th className="text-right">Spam found</Th>
                <Th className="text-right">Spam among flagged</Th>
              </tr>
            </thead>
            <tbody>
              {curve.map((point) => (
                <Tr key={point.threshold}>
                  <Td className="text-right">{thresholdPoints(point.threshold).toFixed(1)}</Td>
                  <Td className="text-right">{percent(point.recall)}</Td>
                  <Td className="text-right">{percent(point.precision)}</Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        </Disclosure>
      }
    >
      {before && (
        <polyline
          points={pointsOf(before.figures)}
          strokeWidth="2"
          strokeDasharray="6 4"
          className="fill-transparent stroke-ink-2"
        />
      )}
      <polyline points={pointsOf(figures)} strokeWidth="2.5" className="fill-transparent stroke-accent" />
      {flagged && <circle cx={xOf(flagged.x)} cy={yOf(flagged.y)} r="5" className="fill-accent" />}
    </PlotFrame>
  )
}

/** From no recall at all, at the strictest threshold's precision: a single point would draw nothing. */
function pointsOf({ curve }: Figures): string {
  const first = curve[0]
  const points = curve.map(({ recall, precision }): [number, number] => [recall, precision])
  return lineThrough(first ? [[0, first.precision], ...points] : [])
}

function tellCurve({ curve, recall, precision }: Figures): string {
  const strict = curve.filter((point) => point.precision >= 0.99).at(-1)
  const atThreshold =
    recall.of > 0 && precision.of > 0
      ? `At the review threshold ${percent(recall.hits / recall.of)} of spam is found, and ${percent(precision.hits / precision.of)} of what is flagged is spam.`
      : 'Nothing is flagged at the review threshold.'
  const pure = strict
    ? ` With at least 99 % of the flagged being spam, ${percent(strict.recall)} of spam is found.`
    : ' At no threshold are 99 % of the flagged spam.'
  return `${atThreshold}${pure}`
}
