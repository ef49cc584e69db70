'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { summaryQuery } from '@/components/queue/queries'
import { Badge } from '@/components/ui/badge'
import { duration } from '@/components/ui/time'
import { Tooltip } from '@/components/ui/tooltip'
import { useNow } from '@/components/ui/use-now'
import { Trouble } from './trouble'
import { useTitleCount } from './use-title-count'

/** "23 waiting, oldest 3 h", and whether anything is done in GitLab at all. */
export function QueueStatus() {
  const { data } = useQuery(summaryQuery())
  const now = useNow()
  useTitleCount(data?.waiting)
  if (!data) return <span className="flex-1" />
  const oldest = data.oldestAt && duration(now - Date.parse(data.oldestAt))
  return (
    <div className="flex min-w-0 flex-1 items-center gap-3">
      <Link href="/queue" className="truncate hover:underline">
        {data.waiting === 0 ? (
          'Nothing waits'
        ) : (
          <>
            <strong className="font-semibold">{data.waiting.toLocaleString('en')} waiting</strong>
            {oldest && (
              <span className="text-ink-2" suppressHydrationWarning>
                , oldest {oldest}
              </span>
            )}
          </>
        )}
      </Link>
      {data.dryRun && (
        <Tooltip label="Decisions are stored and plans shown, but nothing happens in GitLab. Admins switch it off under Settings.">
          <Link href="/settings" className="shrink-0">
            <Badge tone="warn">Dry run</Badge>
          </Link>
        </Tooltip>
      )}
      <Trouble />
    </div>
  )
}
