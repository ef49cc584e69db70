import { Disclosure } from '@/components/ui/disclosure'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { Figures } from '@/lib/model/measure/figures'
import { thresholdPoints } from '@/lib/settings/score-words'
import { percent } from './model-words'
import { Legend, PlotFrame } from './plot-frame'
import { radiusOf, xOf, yOf } from './plot-scale'
import type { PlotProps } from './precision-recall-plot'

/** Whether scores mean what they say: of items with score 70, do 70 of 100 turn out to be spam? */
export function CalibrationPlot({ what, figures, before }: PlotProps) {
  const { bins } = figures
  const most = Math.max(...bins.map(({ n }) => n), ...(before?.figures.bins.map(({ n }) => n) ?? []))
  return (
    <PlotFrame
      title={`Calibration, ${what}`}
      description={`Items in ${bins.length} bins by their score: on the diagonal, as many turned out to be spam as the score said. On average scores are ${percent(figures.ece)} away from it.`}
      xLabel="score"
      yLabel="turned out to be spam, %"
      legend={
        <>
          <Legend look="dot">this model; larger: more items</Legend>
          {before && <Legend look="ring">{before.model}</Legend>}
          <Legend look="dashes">as it should be</Legend>
        </>
      }
      table={
        <Disclosure summary="The bins as a table">
          <Table aria-label={`Calibration, ${what}`}>
            <thead>
              <tr>
                <Th className="text-right">Mean score</Th>
                <Th className="text-right">Spam</Th>
                <Th className="text-right">Items</Th>
              </tr>
            </thead>
            <tbody>
              {bins.map(({ n, score, spam }) => (
                <Tr key={score}>
                  <Td className="text-right">{thresholdPoints(score).toFixed(1)}</Td>
                  <Td className="text-right">{percent(spam)}</Td>
                  <Td className="text-right">{n.toLocaleString('en')}</Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        </Disclosure>
      }
    >
      <line
        x1={xOf(0)}
        x2={xOf(1)}
        y1={yOf(0)}
        y2={yOf(1)}
        strokeWidth="1.5"
        strokeDasharray="5 3"
        className="stroke-ink-2"
      />
      {before && <Dots bins={before.figures.bins} most={most} className="fill-transparent stroke-ink-2" />}
      <Dots bins={bins} most={most} className="fill-accent" />
    </PlotFrame>
  )
}

type DotsProps = { bins: Figures['bins']; most: number; className: string }

function Dots({ bins, most, className }: DotsProps) {
  return bins.map(({ n, score, spam }) => (
    <circle key={score} cx={xOf(score)} cy={yOf(spam)} r={radiusOf(n, most)} strokeWidth="1.5" className={className} />
  ))
}
