'use client'
import { absolute, duration, timeAgo, timeOld } from './time'
import { useNow } from './use-now'

type RelativeTimeProps = {
  at: string | Date
  /** "3 h ago" instead of "3 h". */
  ago?: boolean
  /** "3 h old". */
  old?: boolean
  className?: string
}

/** How long ago, kept fresh, with the exact time on hover and for machines. */
export function RelativeTime({ at, ago = false, old = false, className }: RelativeTimeProps) {
  const now = useNow()
  const date = new Date(at)
  const passed = now - date.getTime()
  return (
    <time dateTime={date.toISOString()} title={absolute(date)} className={className} suppressHydrationWarning>
      {ago ? timeAgo(passed) : old ? timeOld(passed) : duration(passed)}
    </time>
  )
}
