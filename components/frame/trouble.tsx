'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { statusQuery } from '@/components/status-query'
import { Badge } from '@/components/ui/badge'
import { Tooltip } from '@/components/ui/tooltip'

/** What doesn't work at the moment, on every page: nobody should wait for hooks that can't come. */
export function Trouble() {
  const { data } = useQuery({ ...statusQuery(), refetchInterval: 15_000 })
  const failing = data?.checks.filter(({ state }) => state === 'fail') ?? []
  const [first] = failing
  if (!first) return null
  return (
    <Tooltip label={failing.map(({ detail }) => detail).join(' ')}>
      <Link href="/events" className="shrink-0">
        <Badge tone="fail">
          Trouble: {first.title}
          {failing.length > 1 && ` +${failing.length - 1}`}
          <span className="sr-only">: {failing.map(({ detail }) => detail).join(' ')}</span>
        </Badge>
      </Link>
    </Tooltip>
  )
}
