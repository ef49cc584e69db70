'use client'
import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { isolatedText } from '@/components/text/plain-text'
import { SafeText } from '@/components/text/safe-text'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { Select } from '@/components/ui/select'
import { EventState } from '@/lib/generated/prisma/enums'
import type { EventCounts } from '@/lib/stats/count-events'
import { reasonWords, sourceWords, stateWords } from './event-words'
import { eventCountsQuery } from './queries'
import type { useEventFilter } from './use-event-filter'

export function EventFilters({ filter, active, change, clear }: ReturnType<typeof useEventFilter>) {
  const { data } = useQuery(eventCountsQuery())
  const states = Object.values(EventState)
  const choices = [
    { value: 'all', label: 'All' },
    ...states.map((state) => ({
      value: state,
      label: stateWords[state].name,
      count: data && countOf(data, state),
      hot: state === 'DEAD',
    })),
  ]
  const reasons = [...new Set(data?.recent.map(({ reason }) => reason).concat(data.dead.map(({ reason }) => reason)))]
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-3">
      <Choices
        label="State"
        choices={choices}
        value={filter.state ?? 'all'}
        onChange={(value) => change({ state: value === 'all' ? null : (value as EventState) })}
      />
      <div className="flex flex-wrap items-center gap-2">
        <Picker
          label="Any kind"
          value={filter.kind}
          options={data?.kinds ?? []}
          onChange={(kind) => change({ kind })}
        />
        <Picker
          label="Any reason"
          value={filter.reason}
          options={reasons.filter((reason) => reason !== null).sort()}
          words={reasonWords}
          onChange={(reason) => change({ reason })}
        />
        <Picker
          label="Any source"
          value={filter.source}
          options={Object.keys(sourceWords) as (keyof typeof sourceWords)[]}
          words={(source) => sourceWords[source]}
          onChange={(source) => change({ source })}
        />
        {filter.subject && (
          <Button
            size="sm"
            onClick={() => change({ subject: null })}
            aria-label={`Show all subjects, not only ${isolatedText(filter.subject)}`}
          >
            <SafeText text={filter.subject} limit={80} />
            <X aria-hidden className="size-4" />
          </Button>
        )}
        {active && (
          <Button variant="quiet" size="sm" onClick={clear}>
            Clear filters
          </Button>
        )}
      </div>
    </div>
  )
}

type PickerProps<Value extends string> = {
  label: string
  value: Value | null
  options: readonly Value[]
  words?: (value: Value) => string
  onChange: (value: Value | null) => void
}

/** A value that the address names but the recent events don't have stays in the list: it is what is being shown. */
function Picker<Value extends string>({ label, value, options, words = String, onChange }: PickerProps<Value>) {
  const all = value === null || options.includes(value) ? options : [value, ...options]
  return (
    <Select
      aria-label={label.replace('Any ', '')}
      value={value ?? ''}
      onChange={(event) => onChange((event.target.value as Value) || null)}
      className="max-w-52"
    >
      <option value="">{label}</option>
      {all.map((option) => (
        <option key={option} value={option}>
          {words(option)}
        </option>
      ))}
    </Select>
  )
}

/** Dead and open events are counted exactly, the others among the newest hundred thousand. */
function countOf({ dead, open, recent }: EventCounts, state: EventState): number {
  const rows = state === 'DEAD' ? dead : state === 'OPEN' ? open : recent.filter((row) => row.state === state)
  return rows.reduce((sum, { count }) => sum + count, 0)
}
