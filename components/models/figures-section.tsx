'use client'
import { parseAsStringLiteral, useQueryStates } from 'nuqs'
import { Choices } from '@/components/ui/choices'
import { Select } from '@/components/ui/select'
import { type ItemKind, itemKinds } from '@/lib/fetch/item'
import type { Metrics } from '@/lib/model/measure/figures'
import { kindNames } from '@/lib/settings/settings-words'
import { CalibrationPlot } from './calibration-plot'
import { type Before, type Part, partsOf, sources } from './figures-of'
import { FiguresTable } from './figures-table'
import { PrecisionRecallPlot } from './precision-recall-plot'

const sourceNames = { decisions: 'New decisions', seed: 'Seed corpus' }
const explained = {
  decisions: 'On your newest decisions, which were kept out of learning with all copies of what was decided on.',
  seed: 'On the part of the seed corpus that no training here learns from. The program’s own model has learned from all of it, which flatters every model on top of it alike.',
}
const missing = {
  decisions:
    'Too little was decided to keep anything back for measuring. With more decisions the next model has figures here.',
  seed: 'The seed corpus is not in this installation, so there is nothing to show.',
}

/** How the model does on what it has not seen, beside the one before; what is shown is part of the address. */
export function FiguresSection({ metrics }: { metrics: Metrics }) {
  const [chosen, setChosen] = useQueryStates({
    on: parseAsStringLiteral(sources),
    kind: parseAsStringLiteral(itemKinds),
  })
  const on = chosen.on ?? (metrics.decisions.all ? 'decisions' : 'seed')
  const parts = partsOf(metrics, on)
  return (
    <section aria-labelledby="figures" className="flex flex-col gap-3">
      <h2 id="figures" className="text-lg font-semibold">
        Figures
      </h2>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Choices
          label="Measured on"
          choices={sources.map((value) => ({ value, label: sourceNames[value] }))}
          value={on}
          onChange={(value) => setChosen({ on: value })}
        />
        <Select
          aria-label="Plots of"
          value={chosen.kind ?? ''}
          onChange={(event) => setChosen({ kind: itemKinds.find((kind) => kind === event.target.value) ?? null })}
        >
          <option value="">Plots of all kinds</option>
          {itemKinds.map((kind) => (
            <option key={kind} value={kind} disabled={!parts?.mine.kinds[kind]}>
              Plots of {kindNames[kind].toLowerCase()}
            </option>
          ))}
        </Select>
      </div>
      <p className="max-w-2xl text-sm text-ink-2">
        {explained[on]}
        {parts?.before && ` Beneath and dashed: ${parts.before.model} on the same items.`}
      </p>
      {parts?.mine.all ? (
        <>
          <FiguresTable {...parts} />
          <Plots {...parts} kind={chosen.kind} />
        </>
      ) : (
        <p className="text-ink-2">{missing[on]}</p>
      )}
    </section>
  )
}

type PlotsProps = { mine: Part; before: Before | null; kind: ItemKind | null }

function Plots({ mine, before, kind }: PlotsProps) {
  const figures = kind ? mine.kinds[kind] : mine.all
  if (!figures) return <p className="text-ink-2">There is nothing of this kind to measure on.</p>
  const old = kind ? before?.kinds[kind] : before?.all
  const plots = {
    what: kind ? kindNames[kind].toLowerCase() : 'all kinds',
    figures,
    before: before && old ? { model: before.model, figures: old } : null,
  }
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      <PrecisionRecallPlot {...plots} />
      <CalibrationPlot {...plots} />
    </div>
  )
}
