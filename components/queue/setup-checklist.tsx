'use client'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react'
import { api, messageOf } from '@/components/api-client'
import type { SetupCheck } from '@/lib/review/setup-status'

const statusQuery = () =>
  queryOptions({
    queryKey: ['status'],
    queryFn: () => api<SetupCheck[]>('GET', '/api/status'),
    refetchInterval: 5_000,
  })

const looks = {
  ok: { icon: CircleCheck, className: 'text-good', word: 'done' },
  failed: { icon: CircleAlert, className: 'text-fail', word: 'failed' },
  unknown: { icon: CircleDashed, className: 'text-ink-3', word: 'not yet' },
}

/** What a new install still needs before anything can appear here. */
export function SetupChecklist() {
  const { data, error } = useQuery(statusQuery())
  return (
    <section aria-labelledby="setup" className="mx-auto w-full max-w-md px-4 pb-8">
      <h3 id="setup" className="pb-2 font-semibold">
        Is everything connected?
      </h3>
      {error && <p className="text-fail">{messageOf(error)}</p>}
      <ul className="flex flex-col gap-2">
        {data?.map(({ name, state, words }) => {
          const { icon: Icon, className, word } = looks[state]
          return (
            <li key={name} className="flex gap-2">
              <Icon aria-label={word} className={`mt-0.5 size-4 shrink-0 ${className}`} />
              <span className="min-w-0 break-words">{words}</span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
