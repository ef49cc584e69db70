'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { settingsQuery } from '@/components/settings/queries'
import { QueryView } from '@/components/ui/query-view'
import { RowLink } from '@/components/ui/row-link'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { useNow } from '@/components/ui/use-now'
import type { NewLabels as Labels } from '@/lib/model/run/find-training'
import type { ModelSettings } from '@/lib/settings/settings'
import { kindNames } from '@/lib/settings/settings-words'
import { dueWords } from './due-words'
import { newLabelsQuery } from './queries'
import { TrainButtons } from './train-buttons'

/** What people decided since the active model learned, and when it will be learned from. */
export function NewLabels({ mayAct }: { mayAct: boolean }) {
  const query = useQuery(newLabelsQuery())
  const { data: current } = useQuery(settingsQuery())
  return (
    <section aria-labelledby="new-labels" className="flex flex-col gap-3 rounded-lg border bg-surface p-4">
      <h2 id="new-labels" className="text-lg font-semibold">
        Your decisions since the last model
      </h2>
      <QueryView query={query} label="Counting decisions" loading={<Skeleton className="h-24" />}>
        {(labels) => (
          <>
            <Counts labels={labels} />
            {current && <Due labels={labels} settings={current.settings.models} />}
            {mayAct && labels.model && <TrainButtons nothingNew={labels.total === 0} />}
          </>
        )}
      </QueryView>
    </section>
  )
}

function Counts({ labels: { total, withdrawn, kinds, model } }: { labels: Labels }) {
  if (!model)
    return <p className="text-ink-2">No model is active yet. Start a worker: it brings one and makes it known.</p>
  const spam = kinds.reduce((sum, one) => sum + one.spam, 0)
  return (
    <>
      <p>
        <strong className="font-semibold">
          {total === 0 ? 'No decision' : total === 1 ? 'One decision' : `${total.toLocaleString('en')} decisions`}
          {total > 0 && ` (${spam.toLocaleString('en')} spam, ${(total - spam).toLocaleString('en')} not spam)`}
        </strong>{' '}
        that{' '}
        <RowLink href={`/models/${model.id}`} className="underline">
          {model.name}
        </RowLink>{' '}
        hasn’t learned from.
        {withdrawn > 0 &&
          ` ${withdrawn.toLocaleString('en')} that it may have learned from ${withdrawn === 1 ? 'was' : 'were'} taken back since: the next full training leaves ${withdrawn === 1 ? 'it' : 'them'} out.`}
      </p>
      {kinds.length > 0 && (
        <Table aria-label="New decisions by kind">
          <thead>
            <tr>
              <Th>Kind</Th>
              <Th className="text-right">Spam</Th>
              <Th className="text-right">Not spam</Th>
            </tr>
          </thead>
          <tbody>
            {kinds.map((one) => (
              <Tr key={one.kind}>
                <Td className="text-sm">{kindNames[one.kind]}</Td>
                <Td className="text-right text-sm">{one.spam.toLocaleString('en')}</Td>
                <Td className="text-right text-sm">{one.ham.toLocaleString('en')}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </>
  )
}

function Due({ labels, settings }: { labels: Labels; settings: ModelSettings }) {
  const now = useNow()
  return (
    <p className="text-sm text-ink-2">
      {dueWords({ settings, ...labels, now }).join(' ')}{' '}
      <Link href="/settings" className="underline">
        Settings
      </Link>
    </p>
  )
}
