'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useLiveChanges } from '@/components/live/live-provider'
import type { QueueFilter } from '@/lib/review/queue-filter'
import type { QueueRow } from '@/lib/review/queue-row'
import { patchRows } from './list-cache'
import { newcomers } from './newcomers'
import { fetchQueuePage, fetchStandings } from './queries'

type AnnouncedOptions = {
  filter: QueueFilter
  rows: readonly QueueRow[] /** Everything there is was loaded. */
  atEnd: boolean
}

/**
 * What changed behind a list that must not move: how many items of its first page are new, and which of its rows others
 * have decided (those stay, greyed, with a name).
 */
export function useAnnounced({ filter, rows, atEnd }: AnnouncedOptions): { count: number; clear: () => void } {
  const client = useQueryClient()
  const [fresh, setFresh] = useState<readonly number[]>([])
  const known = useRef(new Set<number>())
  const busy = useRef(false)
  for (const { id } of rows) known.current.add(id)

  const look = async (itemIds: readonly number[], alsoHead: boolean): Promise<void> => {
    if (busy.current) return
    busy.current = true
    try {
      const [head, standings] = await Promise.all([
        alsoHead ? fetchQueuePage(filter, null) : undefined,
        itemIds.length > 0 ? fetchStandings(itemIds) : [],
      ])
      if (head)
        setFresh(
          newcomers(
            head.rows.map(({ id }) => id),
            known.current,
            atEnd,
          ),
        )
      const byId = new Map(standings.map((standing) => [standing.id, standing]))
      if (standings.length > 0) patchRows(client, (row) => ({ ...row, ...byId.get(row.id) }))
    } catch {
      // The next change asks again, and the connection's state in the top bar says what is wrong.
    } finally {
      busy.current = false
    }
  }

  useLiveChanges((changes) => {
    const items = changes.find(({ topic }) => topic === 'item')
    const shown = rows.map(({ id }) => id)
    const touched = items ? shown.filter((id) => !items.ids || items.ids.includes(id)) : []
    const queue = changes.some(({ topic }) => topic === 'queue')
    if (queue || touched.length > 0) look(touched, queue && filter.state !== 'decided')
  })

  return {
    count: fresh.filter((id) => !known.current.has(id)).length,
    clear: () => {
      known.current = new Set()
      setFresh([])
    },
  }
}
