'use client'
import { useQuery } from '@tanstack/react-query'
import { CircleAlert, CircleCheck, CircleDashed } from 'lucide-react'
import { messageOf } from '@/components/api-client'
import { statusQuery } from '@/components/status-query'
import { SafeText } from '@/components/text/safe-text'

const looks = {
  ok: { icon: CircleCheck, className: 'text-good', word: 'done' },
  fail: { icon: CircleAlert, className: 'text-fail', word: 'failed' },
  todo: { icon: CircleDashed, className: 'text-ink-3', word: 'not yet' },
}

/** What a new install still needs before anything can appear here. */
export function SetupChecklist() {
  const { data, error } = useQuery({ ...statusQuery(), refetchInterval: 5_000 })
  return (
    <section aria-labelledby="setup" className="mx-auto w-full max-w-lg px-4 pb-8">
      <h3 id="setup" className="pb-2 font-semibold">
        Is everything connected?
      </h3>
      {error && <p className="text-fail">{messageOf(error)}</p>}
      <ul className="flex flex-col gap-2">
        {data?.checks.map(({ id, state, title, detail }) => {
          const { icon: Icon, className, word } = looks[state]
          return (
            <li key={id} className="flex gap-2">
              <Icon aria-label={word} className={`mt-0.5 size-4 shrink-0 ${className}`} />
              <span className="min-w-0 break-words">
                <strong className="font-medium">{title}.</strong>{' '}
                <SafeText text={detail} className="text-ink-2" limit={1_000} />
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
