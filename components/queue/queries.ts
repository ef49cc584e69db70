import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '@/components/api-client'
import type { ItemStanding } from '@/lib/review/find-standings'
import type { PendingDecision } from '@/lib/review/pending-decisions'
import type { Narrowing, QueueFilter } from '@/lib/review/queue-filter'
import type { QueuePage } from '@/lib/review/queue-row'
import type { QueueSummary } from '@/lib/review/queue-summary'

export const queueKeys = {
  all: ['queue'] as const,
  summary: () => [...queueKeys.all, 'summary'] as const,
  list: (filter: QueueFilter) => [...queueKeys.all, 'list', filter] as const,
  head: (filter: QueueFilter) => [...queueKeys.all, 'head', filter] as const,
  hidden: (filter: QueueFilter) => [...queueKeys.all, 'hidden', filter] as const,
  pending: () => ['decisions', 'pending'] as const,
}

/** The filter as an address; what is at its default is left out. */
export function queueParams(filter: QueueFilter): string {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined)
  return new URLSearchParams(given as [string, string][]).toString()
}

export function fetchQueuePage(filter: QueueFilter, cursor: string | null, signal?: AbortSignal): Promise<QueuePage> {
  const params = queueParams(filter)
  return api('GET', `/api/queue?${params}${cursor ? `&cursor=${cursor}` : ''}`, undefined, signal)
}

export const summaryQuery = () =>
  queryOptions({ queryKey: queueKeys.summary(), queryFn: () => api<QueueSummary>('GET', '/api/queue/summary') })

export const todayQuery = () =>
  queryOptions({
    queryKey: [...queueKeys.summary(), 'today'],
    queryFn: () => api<QueueSummary>('GET', '/api/queue/summary?today=true'),
  })

/** The list stays as it was loaded: it is asked for again only when somebody wants it, never under their hand. */
export const queueQuery = (filter: QueueFilter) =>
  infiniteQueryOptions({
    queryKey: queueKeys.list(filter),
    queryFn: ({ pageParam, signal }) => fetchQueuePage(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

export const hiddenQuery = (filter: QueueFilter) =>
  queryOptions({
    queryKey: queueKeys.hidden(filter),
    queryFn: () => api<{ filter: Narrowing; hides: number }[]>('GET', `/api/queue/hidden?${queueParams(filter)}`),
    placeholderData: keepPreviousData,
  })

export const pendingQuery = () =>
  queryOptions({
    queryKey: queueKeys.pending(),
    queryFn: () => api<PendingDecision[]>('GET', '/api/decisions/pending'),
  })

export function fetchStandings(ids: readonly number[]): Promise<ItemStanding[]> {
  return api('GET', `/api/queue/standings?ids=${ids.slice(0, 200).join(',')}`)
}
