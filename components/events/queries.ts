import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { api } from '@/components/api-client'
import type { JsonOf } from '@/components/json-of'
import { queryString } from '@/components/query-string'
import type { EventCounts } from '@/lib/stats/count-events'
import type { EventFilter } from '@/lib/stats/event-filter'
import type { EventDetail } from '@/lib/stats/find-event'
import type { EventRow } from '@/lib/stats/find-events'
import type { RowPage } from '@/lib/stats/row-page'

export type EventListRow = JsonOf<EventRow>
export type EventView = JsonOf<EventDetail>
export type EventListFilter = { [Key in keyof EventFilter]?: EventFilter[Key] | null } & { before?: string | null }

export const eventKeys = {
  all: ['events'] as const,
  list: (filter: EventListFilter) => ['events', 'list', filter] as const,
  counts: ['events', 'counts'] as const,
  one: (id: string) => ['events', 'one', id] as const,
}

export const eventsQuery = (filter: EventListFilter) =>
  queryOptions({
    queryKey: eventKeys.list(filter),
    queryFn: ({ signal }) => api<RowPage<EventListRow>>('GET', `/api/events${queryString(filter)}`, undefined, signal),
    placeholderData: keepPreviousData,
  })

export const eventCountsQuery = () =>
  queryOptions({
    queryKey: eventKeys.counts,
    queryFn: ({ signal }) => api<EventCounts>('GET', '/api/events/counts', undefined, signal),
  })

export const eventQuery = (id: string) =>
  queryOptions({
    queryKey: eventKeys.one(id),
    queryFn: ({ signal }) => api<EventView>('GET', `/api/events/${id}`, undefined, signal),
  })

export function useReplayEvent() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api<null>('POST', `/api/events/${id}/replays`),
    onSettled: () => client.invalidateQueries({ queryKey: eventKeys.all }),
  })
}

export type ReplayProgress = { done: number; total: number }
type ReplayAll = { reason: string | null; upTo: string; count: number }

/** Replays all dead letters of one reason, a hundred at a time. What is replayed stays so when it is stopped or the tab closes. */
export function useReplayAll() {
  const client = useQueryClient()
  const stopped = useRef(false)
  const [progress, setProgress] = useState<ReplayProgress | null>(null)
  const mutation = useMutation({
    mutationFn: async ({ reason, upTo, count }: ReplayAll): Promise<ReplayProgress> => {
      stopped.current = false
      let now: ReplayProgress = { done: 0, total: count }
      setProgress(now)
      for (;;) {
        const step = await api<{ replayed: number; remaining: number }>('POST', '/api/events/replays', { reason, upTo })
        const done = now.done + step.replayed
        now = { done, total: done + step.remaining }
        setProgress(now)
        if (step.remaining === 0 || step.replayed === 0 || stopped.current) return now
      }
    },
    onSettled: () => client.invalidateQueries({ queryKey: eventKeys.all }),
  })
  return { ...mutation, progress, stop: () => (stopped.current = true) }
}
