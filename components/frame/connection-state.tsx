'use client'
import { useConnection } from '@/components/live/live-provider'
import { cx } from '@/components/ui/cx'
import { Tooltip } from '@/components/ui/tooltip'

const states = {
  connecting: { word: 'Connecting', dot: 'bg-control', more: 'Waiting for live changes.' },
  live: { word: 'Live', dot: 'bg-good', more: 'Changes appear at once.' },
  lost: {
    word: 'Reconnecting',
    dot: 'bg-warn-fill',
    more: 'The connection was lost. Numbers may be old until it is back.',
  },
  polling: {
    word: 'Every 5 s',
    dot: 'bg-calm-fill',
    more: 'No live stream here, so this page asks every five seconds.',
  },
}

export function ConnectionState() {
  const connection = useConnection()
  const { word, dot, more } = states[connection]
  return (
    <Tooltip label={more}>
      <span role="status" className="flex items-center gap-1.5 text-sm text-ink-2">
        <span aria-hidden className={cx('size-2 rounded-full', dot)} />
        <span className="sr-only lg:not-sr-only">{word}</span>
      </span>
    </Tooltip>
  )
}
