'use client'
import { useQuery } from '@tanstack/react-query'
import { CircleCheck, FilterX } from 'lucide-react'
import Link from 'next/link'
import { useQueryStates } from 'nuqs'
import { SafeText } from '@/components/text/safe-text'
import { Button, buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { narrowing, type QueueFilter } from '@/lib/review/queue-filter'
import { filterParams } from './filter-params'
import { narrowingWords, stateWords } from './filter-words'
import { hiddenQuery, todayQuery } from './queries'
import { SetupChecklist } from './setup-checklist'

/** Why the list is empty: everything done, nothing ever seen, or filters that hide what is there. */
export function QueueEmpty({ filter }: { filter: QueueFilter }) {
  const narrowed = narrowing.some((name) => filter[name] !== undefined)
  if (narrowed) return <NothingMatches filter={filter} />
  if (filter.state !== 'waiting')
    return <EmptyState icon={FilterX} title={`Nothing under “${stateWords[filter.state]}”`} />
  return <CaughtUp />
}

function NothingMatches({ filter }: { filter: QueueFilter }) {
  const { data } = useQuery(hiddenQuery(filter))
  const [, set] = useQueryStates(filterParams)
  const clear = Object.fromEntries(narrowing.map((name) => [name, null]))
  return (
    <EmptyState
      icon={FilterX}
      title="Nothing matches these filters"
      action={<Button onClick={() => set(clear)}>Clear all filters</Button>}
    >
      <ul className="flex flex-col gap-1">
        {data
          ?.filter(({ hides }) => hides > 0)
          .map(({ filter: name, hides }) => (
            <li key={name}>
              <button type="button" className="underline hover:text-ink" onClick={() => set({ [name]: null })}>
                <SafeText text={narrowingWords(name, filter)} limit={120} />
              </button>{' '}
              alone hides {hides.toLocaleString('en')}
            </li>
          ))}
      </ul>
    </EmptyState>
  )
}

function CaughtUp() {
  const { data } = useQuery(todayQuery())
  const today = data?.today
  const seen = today && today.screened + today.spam + today.notSpam > 0
  return (
    <>
      <EmptyState
        icon={CircleCheck}
        title={data && !seen ? 'Nothing has come in yet' : 'You are caught up'}
        action={
          data && !seen ? undefined : (
            <Link href="/queue?state=decided" className={buttonClass()}>
              Look at what was decided
            </Link>
          )
        }
      >
        {seen ? (
          <p>
            Today {today.screened.toLocaleString('en')} screened, {today.spam.toLocaleString('en')} decided spam,{' '}
            {today.notSpam.toLocaleString('en')} not spam; {today.mine.toLocaleString('en')} of them by you.
          </p>
        ) : (
          <p>New items appear here by themselves.</p>
        )}
        {data && data.skipped > 0 && (
          <p className="pt-2">
            {data.skipped} wait for others, since you skipped them or were unsure.{' '}
            <Link href="/queue?state=skipped" className="underline">
              Show them
            </Link>
          </p>
        )}
      </EmptyState>
      {data && !seen && <SetupChecklist />}
    </>
  )
}
