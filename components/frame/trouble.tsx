'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { statusQuery } from '@/components/status-query'
import { SafeText } from '@/components/text/safe-text'
import { Badge } from '@/components/ui/badge'
import { Tooltip } from '@/components/ui/tooltip'

/** What doesn't work at the moment, on every page: nobody should wait for hooks that can't come. */
export function Trouble() {
  const { data } = useQuery({ ...statusQuery(), refetchInterval: 15_000 })
  const failing = data?.checks.filter(({ state }) => state === 'fail') ?? []
  const [first] = failing
  if (!first) return null
  const details = failing.map(({ detail }) => detail).join(' ')
  return (
    <Tooltip label={<SafeText text={details} />}>
      <Link href="/events" className="shrink-0">
        <Badge tone="fail">
          Trouble: {first.title}
          {failing.length > 1 && ` +${failing.length - 1}`}
          <span className="sr-only">
            : <SafeText text={details} />
          </span>
        </Badge>
      </Link>
    </Tooltip>
  )
}
