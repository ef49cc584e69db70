'use client'
import { useMemo, useState } from 'react'
import { plainText } from '@/components/text/plain-text'
import { SafeText } from '@/components/text/safe-text'
import { RelativeTime } from '@/components/ui/relative-time'
import { Select } from '@/components/ui/select'
import { fieldName } from '@/lib/classify/explain/field-names'
import { changedFields } from '@/lib/review/changed-fields'
import type { ItemVersionView } from '@/lib/review/item-detail'
import { type DiffPart, type TextDiff, wordDiff } from './word-diff'

/** Said above a comparison that isn't word by word. */
const coarse: Record<TextDiff['by'], string | null> = {
  words: null,
  lines: 'Too long to compare by words: compared line by line.',
  whole: 'Too different to compare: the old text, then the new one.',
}

/** Longest stretch that is shown; the text tab has all of it (characters). */
const shownOfPart = 20_000

type VersionsTabProps = { versions: readonly ItemVersionView[]; current: ItemVersionView }

/** What the author changed, word by word, with signs as well as colour. */
export function VersionsTab({ versions, current }: VersionsTabProps) {
  const others = versions.filter(({ id }) => id !== current.id)
  const [otherId, choose] = useState(others[0]?.id)
  const other = others.find(({ id }) => id === otherId)
  const diffs = useMemo(
    () =>
      other
        ? changedFields(other.fields, current.fields).map((name) => ({
            name,
            ...wordDiff(other.fields[name] ?? '', current.fields[name] ?? ''),
          }))
        : [],
    [other, current],
  )
  if (!other) return <p className="p-4 text-ink-2">There is only one version.</p>
  return (
    <div className="flex flex-col gap-4 p-4">
      <p className="flex flex-wrap items-center gap-2 text-sm text-ink-2">
        <label htmlFor="compare-with">Compared with the version of</label>
        <Select id="compare-with" value={otherId} onChange={(event) => choose(Number(event.currentTarget.value))}>
          {others.map(({ id, firstSeenAt }) => (
            <option key={id} value={id}>
              {firstSeenAt.slice(0, 16).replace('T', ' ')} UTC
            </option>
          ))}
        </Select>
        current since <RelativeTime at={current.firstSeenAt} />
      </p>
      {diffs.length === 0 && <p className="text-ink-2">The text is the same; only facts about it changed.</p>}
      {diffs.map(({ name, parts, by }) => (
        <section key={name}>
          <h3 className="pb-0.5 text-xs font-medium text-ink-3">
            <SafeText text={fieldName(name)} limit={60} />
          </h3>
          {coarse[by] && <p className="pb-1 text-sm text-ink-2">{coarse[by]}</p>}
          <p dir="auto" className="isolate max-w-[72ch] leading-6 break-words whitespace-pre-wrap">
            {parts.map((part, index) => (
              <Part key={`${index.toString()} ${part.change}`} part={part} />
            ))}
          </p>
        </section>
      ))}
    </div>
  )
}

function Part({ part: { text: raw, change } }: { part: DiffPart }) {
  const text = plainText(raw, { lines: true, limit: shownOfPart })
  if (change === 'same') return text
  if (change === 'added')
    return (
      <ins className="rounded-sm bg-good-soft text-good no-underline">
        <span aria-hidden>+</span>
        {text}
      </ins>
    )
  return (
    <del className="rounded-sm bg-fail-soft text-fail">
      <span aria-hidden>−</span>
      {text}
    </del>
  )
}
