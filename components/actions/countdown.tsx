'use client'
import { absolute, duration } from '@/components/ui/time'
import { useNow } from '@/components/ui/use-now'

/** Seconds, where seconds matter. */
export function Countdown({ until }: { until: string }) {
  const now = useNow('seconds')
  const at = new Date(until)
  const left = at.getTime() - now
  return (
    <time dateTime={until} title={absolute(at)} suppressHydrationWarning className="tabular-nums">
      {left <= 0 ? 'any moment' : left < 120_000 ? `in ${Math.ceil(left / 1000)} s` : `in ${duration(left)}`}
    </time>
  )
}
