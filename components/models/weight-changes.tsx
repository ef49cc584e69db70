import { SafeText } from '@/components/text/safe-text'
import type { Changes } from '@/lib/model/version/version-json'
import { kindNames } from '@/lib/settings/settings-words'
import { featureWords } from './feature-words'
import { ranked, type Weight } from './rank-weights'

/** What this model weighs otherwise than the one it was trained on top of. */
export function WeightChanges({ changes, parent }: { changes: Changes; parent: string }) {
  const named = ranked(
    changes.named.map(({ name, kind, before, after }) => ({
      name: kind ? `${featureWords(name)} (${kindNames[kind].toLowerCase()})` : featureWords(name),
      before,
      after,
    })),
  )
  const words = ranked(changes.words.map(({ word, before, after }) => ({ name: `“${word}”`, before, after })))
  return (
    <section aria-labelledby="changes" className="flex flex-col gap-2">
      <h2 id="changes" className="text-lg font-semibold">
        What changed
      </h2>
      <p className="max-w-2xl text-sm text-ink-2">
        The weights that moved most since {parent}. A weight is what a sign adds to the log-odds of spam: above zero it
        speaks for spam, below against it.
      </p>
      {changes.named.length + changes.words.length === 0 ? (
        <p className="text-ink-2">Next to nothing: no weight moved by as much as 0.005.</p>
      ) : (
        <div className="grid items-start gap-4 md:grid-cols-2">
          <Side title="Speaks more for spam" named={named.up} words={words.up} />
          <Side title="Speaks less for spam" named={named.down} words={words.down} />
        </div>
      )}
    </section>
  )
}

type SideProps = { title: string; named: readonly Weight[]; words: readonly Weight[] }

function Side({ title, named, words }: SideProps) {
  return (
    <div className="min-w-0 rounded-lg border bg-surface p-4">
      <h3 className="pb-1 font-medium">{title}</h3>
      {named.length + words.length === 0 && <p className="text-sm text-ink-2">Nothing to speak of.</p>}
      {named.length > 0 && <WeightList label={`${title}: signs`} weights={named} />}
      {words.length > 0 && (
        <>
          <h4 className="pt-2 text-sm text-ink-2">Words, as they stand in what was decided</h4>
          <WeightList label={`${title}: words`} weights={words} />
        </>
      )}
    </div>
  )
}

function signed(value: number): string {
  const size = Math.abs(value).toFixed(2)
  if (size === '0.00') return size
  return `${value < 0 ? '−' : '+'}${size}`
}

function WeightList({ label, weights }: { label: string; weights: readonly Weight[] }) {
  return (
    <ul aria-label={label} className="divide-y divide-line text-sm">
      {weights.map(({ name, before, after }) => (
        <li key={name} className="flex items-baseline gap-3 py-1">
          <span className="min-w-0 flex-1 break-words">
            <SafeText text={name} limit={120} />
          </span>
          <span className="whitespace-nowrap">
            <del className="text-ink-3">{signed(before)}</del> <ins className="no-underline">{signed(after)}</ins>
          </span>
        </li>
      ))}
    </ul>
  )
}
