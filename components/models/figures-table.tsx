import type { ReactNode } from 'react'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { itemKinds } from '@/lib/fetch/item'
import type { Figures, Share } from '@/lib/model/measure/figures'
import { thresholdPoints } from '@/lib/settings/score-words'
import { kindNames } from '@/lib/settings/settings-words'
import type { Before, Part } from './figures-of'
import { restsOn, shareWords } from './model-words'

type FiguresTableProps = { mine: Part; before: Before | null }

/** All kinds together and each, with 95 % intervals; beneath each figure what the model before had. */
export function FiguresTable({ mine, before }: FiguresTableProps) {
  const rows = itemKinds.flatMap((kind) => {
    const figures = mine.kinds[kind]
    return figures ? [{ name: kindNames[kind], figures, old: before?.kinds[kind] ?? null }] : []
  })
  const all = mine.all ? [{ name: 'All kinds', figures: mine.all, old: before?.all ?? null }] : []
  return (
    <>
      <Table aria-label="Figures by kind" className="[&_td]:px-2 [&_th]:px-2">
        <thead>
          <tr>
            <Th>Kind</Th>
            <Th>Spam found</Th>
            <Th>Harmless flagged</Th>
            <Th>Spam among flagged</Th>
            <Th className="text-right">AUC</Th>
            <Th className="text-right">ECE</Th>
            <Th className="text-right">Brier</Th>
          </tr>
        </thead>
        <tbody>
          {[...all, ...rows].map((row) => (
            <FigureRow key={row.name} {...row} />
          ))}
        </tbody>
      </Table>
      <p className="max-w-2xl text-xs text-ink-2">
        Flagged: from the review threshold of the kind on. Intervals are 95 % (Wilson). AUC: how surely spam is ranked
        above harmless items, 1 at best. ECE and Brier: how far scores are from what came true, 0 at best.
      </p>
    </>
  )
}

type RowProps = { name: string; figures: Figures; old: Figures | null }

function FigureRow({ name, figures, old }: RowProps) {
  const number = (pick: (of: Figures) => number | null): ReactNode => (
    <Td className="text-right text-sm">
      <Pair mine={fixed(pick(figures))} before={old && fixed(pick(old))} />
    </Td>
  )
  const share = (pick: (of: Figures) => Share): ReactNode => (
    <Td className="text-sm">
      <Pair mine={shareWords(pick(figures))} note={restsOn(pick(figures))} before={old && shareWords(pick(old))} />
    </Td>
  )
  return (
    <Tr>
      <Td className="text-sm whitespace-nowrap">
        <span className={name === 'All kinds' ? 'font-medium' : undefined}>{name}</span>
        <p className="text-xs text-ink-2">
          {figures.spam.toLocaleString('en')} spam, {figures.ham.toLocaleString('en')} not
        </p>
        {figures.threshold !== null && figures.threshold <= 1 && (
          <p className="text-xs text-ink-2">flagged from {thresholdPoints(figures.threshold)}</p>
        )}
      </Td>
      {share((of) => of.recall)}
      {share((of) => of.falsePositives)}
      {share((of) => of.precision)}
      {number((of) => of.auc)}
      {number((of) => of.ece)}
      {number((of) => of.brier)}
    </Tr>
  )
}

const fixed = (value: number | null): string => (value === null ? '–' : value.toFixed(4))

function Pair({ mine, note, before }: { mine: string; note?: string; before: string | null }) {
  return (
    <div className="whitespace-nowrap">
      <span className="font-medium">{mine}</span>
      {note && <p className="text-xs text-ink-2">{note}</p>}
      {before !== null && <p className="text-xs text-ink-2">before: {before}</p>}
    </div>
  )
}
