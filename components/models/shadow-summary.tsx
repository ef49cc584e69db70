'use client'
import { useQuery } from '@tanstack/react-query'
import { SafeText } from '@/components/text/safe-text'
import { LoadFailure } from '@/components/ui/load-failure'
import { RelativeTime } from '@/components/ui/relative-time'
import { RowLink } from '@/components/ui/row-link'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { scorePoints } from '@/lib/settings/score-words'
import type { Route } from '@/lib/settings/settings'
import { kindNames } from '@/lib/settings/settings-words'
import { type ShownShadow, shadowQuery } from './queries'

const ways: Record<Route, string> = { ALLOW: 'left alone', REVIEW: 'reviewed', ACT: 'acted on' }

/** What the model in the shadow would change, had it been the active one. Nothing while there is none. */
export function ShadowSummary() {
  const query = useQuery(shadowQuery())
  const shadow = query.data
  return (
    <>
      <LoadFailure query={query} />
      {shadow && (
        <section aria-labelledby="shadow" className="flex flex-col gap-3 rounded-lg border bg-surface p-4">
          <h2 id="shadow" className="text-lg font-semibold">
            In the shadow:{' '}
            <RowLink href={`/models/${shadow.model.id}`} className="underline">
              {shadow.model.name}
            </RowLink>
          </h2>
          <Summary shadow={shadow} />
        </section>
      )}
    </>
  )
}

function Summary({ shadow: { model, items, changed, kinds, samples } }: { shadow: ShownShadow }) {
  const since = model.since && (
    <span className="text-ink-3">
      {' '}
      It scores beside the active model, without effect, since <RelativeTime at={model.since} ago />.
    </span>
  )
  if (items === 0)
    return <p className="text-ink-2">Nothing has come in since, so there is nothing to compare yet.{since}</p>
  const moved = kinds.filter(({ before, after }) => before !== after)
  return (
    <>
      <p>
        <strong className="font-semibold">
          {changed === 0 ? 'None' : changed.toLocaleString('en')} of {items.toLocaleString('en')}{' '}
          {items === 1 ? 'item' : 'items'}
        </strong>{' '}
        would go another way, with the thresholds that come with this model.{since}
      </p>
      {moved.length > 0 && (
        <Table aria-label="What would change, by kind">
          <thead>
            <tr>
              <Th>Kind</Th>
              <Th>Now</Th>
              <Th>Would be</Th>
              <Th className="text-right">Items</Th>
            </tr>
          </thead>
          <tbody>
            {moved.map(({ kind, before, after, n }) => (
              <Tr key={`${kind} ${before} ${after}`}>
                <Td className="text-sm">{kindNames[kind]}</Td>
                <Td className="text-sm">{ways[before]}</Td>
                <Td className="text-sm font-medium">{ways[after]}</Td>
                <Td className="text-right text-sm">{n.toLocaleString('en')}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
      {samples.length > 0 && <Samples samples={samples} />}
    </>
  )
}

function Samples({ samples }: Pick<ShownShadow, 'samples'>) {
  return (
    <div>
      <h3 className="text-sm font-medium">The newest of them</h3>
      <ul aria-label="Items that would go another way" className="divide-y divide-line">
        {samples.map(({ itemId, title, kind, before, after }) => (
          <li key={itemId} className="flex flex-wrap items-baseline gap-x-3 py-1.5 text-sm">
            <RowLink href={`/items/${itemId}`} className="min-w-0 flex-1 basis-60 truncate underline">
              <SafeText text={title || `Item ${itemId}`} limit={160} />
            </RowLink>
            <span className="text-ink-3">{kindNames[kind]}</span>
            <span className="text-ink-2">
              {ways[before.route]} at {scorePoints(before.score)}, would be {ways[after.route]} at{' '}
              {scorePoints(after.score)}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
