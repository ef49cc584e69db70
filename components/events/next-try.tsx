'use client'
import { absolute, duration } from '@/components/ui/time'
import { useNow } from '@/components/ui/use-now'
import type { EventState } from '@/lib/generated/prisma/enums'

/** When an open event is tried again; nothing for one that has ended, or hasn't been put off. What waits for GitLab has no failed try. */
export function NextTry({ row }: { row: { state: EventState; reason: string | null; nextAt: string } }) {
  const now = useNow()
  if (row.state !== 'OPEN' || row.reason === null) return null
  const at = new Date(row.nextAt)
  const left = at.getTime() - now
  return (
    <time dateTime={row.nextAt} title={absolute(at)} suppressHydrationWarning>
      {left < 60_000 ? 'tried again now' : `next try in ${duration(left)}`}
    </time>
  )
}
