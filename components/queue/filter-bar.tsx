'use client'
import { ListFilter, Search, X } from 'lucide-react'
import { useQueryStates } from 'nuqs'
import { memo, useRef, useState } from 'react'
import { kindNames } from '@/components/item/kind-icon'
import { useCommands } from '@/components/keys/commands'
import { SafeText } from '@/components/text/safe-text'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { itemKinds } from '@/lib/fetch/item'
import { bands, bandWords } from '@/lib/review/band'
import { askedChoices, narrowing, queueAges, queueSorts, queueStates } from '@/lib/review/queue-filter'
import { filterOf, filterParams } from './filter-params'
import { ageWords, askedChoiceWords, narrowingWords, sortWords, stateWords } from './filter-words'

/** Everything in it stands in the address, so that a view can be shared and comes back. */
export const FilterBar = memo(function FilterBar() {
  const [params, set] = useQueryStates(filterParams, { history: 'push' })
  const [open, setOpen] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  const kind = useRef<HTMLSelectElement>(null)
  const filter = filterOf(params)
  const active = narrowing.filter((name) => filter[name] !== undefined)
  useCommands({
    search: () => search.current?.focus(),
    filters: () => {
      setOpen((now) => !now)
      requestAnimationFrame(() => kind.current?.focus())
    },
  })

  return (
    <search aria-label="Filter the queue" className="flex shrink-0 flex-col gap-2 border-b px-3 py-2">
      <div className="flex gap-2">
        <form
          className="relative min-w-0 flex-1"
          onSubmit={(event) => {
            event.preventDefault()
            set({ text: search.current?.value.trim() || null })
          }}
        >
          <Search aria-hidden className="pointer-events-none absolute top-2 left-2 size-4 text-ink-3" />
          <Input
            ref={search}
            key={params.text}
            type="search"
            defaultValue={params.text ?? ''}
            maxLength={200}
            aria-label="Title or author contains"
            aria-keyshortcuts="/"
            placeholder="Title or author"
            className="pl-8"
            onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
          />
        </form>
        <Button
          size="icon"
          aria-label="Filters"
          aria-expanded={open}
          aria-controls="queue-filters"
          aria-keyshortcuts="F"
          onClick={() => setOpen(!open)}
        >
          <ListFilter aria-hidden className={cx('size-4', active.length > 0 && 'text-accent')} />
        </Button>
      </div>
      <div className="flex gap-2">
        <Select
          aria-label="State"
          className="min-w-0 flex-1"
          value={params.state}
          onChange={(event) => set({ state: event.currentTarget.value as typeof params.state })}
        >
          {queueStates.map((name) => (
            <option key={name} value={name}>
              {stateWords[name]}
            </option>
          ))}
        </Select>
        <Select
          aria-label="Sort by"
          className="min-w-0 flex-1"
          value={params.state === 'decided' ? 'decided' : params.sort}
          disabled={params.state === 'decided'}
          onChange={(event) => set({ sort: event.currentTarget.value as typeof params.sort })}
        >
          {params.state === 'decided' && <option value="decided">Last decided</option>}
          {queueSorts.map((name) => (
            <option key={name} value={name}>
              {sortWords[name]}
            </option>
          ))}
        </Select>
      </div>
      {open && (
        <div id="queue-filters" className="grid grid-cols-2 gap-1.5">
          <Choice
            label="Kind"
            innerRef={kind}
            value={params.kind}
            options={itemKinds}
            words={kindNames}
            onChoose={(value) => set({ kind: value })}
          />
          <Choice
            label="Score"
            value={params.band}
            options={bands}
            words={bandWords}
            onChoose={(value) => set({ band: value })}
          />
          <Choice
            label="Since"
            value={params.age}
            options={queueAges}
            words={ageWords}
            onChoose={(value) => set({ age: value })}
          />
          <Choice
            label="Asked"
            value={params.asked}
            options={askedChoices}
            words={askedChoiceWords}
            onChoose={(value) => set({ asked: value })}
          />
        </div>
      )}
      {active.length > 0 && (
        <ul aria-label="Active filters" className="flex flex-wrap gap-1">
          {active.map((name) => (
            <li key={name}>
              <button
                type="button"
                onClick={() => set({ [name]: null })}
                className="flex min-h-6 max-w-60 items-center gap-1 rounded-full bg-accent-soft px-2 text-xs text-accent hover:underline"
              >
                <SafeText text={narrowingWords(name, filter)} className="truncate" limit={120} />
                <X aria-label="remove" className="size-3 shrink-0" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </search>
  )
})

/** Where "Any" and the label make no words. */
const anyWords: Record<string, string> = { Since: 'Any time', Asked: 'Asked or not' }

type ChoiceProps<Value extends string> = {
  label: string
  value: Value | null
  options: readonly Value[]
  words: Record<Value, string>
  onChoose: (value: Value | null) => void
  innerRef?: React.Ref<HTMLSelectElement>
}

function Choice<Value extends string>({ label, value, options, words, onChoose, innerRef }: ChoiceProps<Value>) {
  return (
    <Select
      ref={innerRef}
      aria-label={label}
      // Two beside each other in a narrow column: with the usual margins "Asked before saving" is cut.
      className="[&>select]:pr-6 [&>select]:pl-2 [&>select]:text-sm"
      value={value ?? ''}
      onChange={(event) => onChoose(options.find((option) => option === event.currentTarget.value) ?? null)}
    >
      <option value="">{anyWords[label] ?? `Any ${label.toLowerCase()}`}</option>
      {options.map((option) => (
        <option key={option} value={option}>
          {words[option]}
        </option>
      ))}
    </Select>
  )
}
