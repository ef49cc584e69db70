import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/components/api-client'
import type { JsonOf } from '@/components/json-of'
import { queryString } from '@/components/query-string'
import type { ListRow } from '@/lib/stats/list-page'
import type { RowPage } from '@/lib/stats/row-page'
import type { TrustTrialAnswer } from '@/lib/stats/try-trust'
import type { ListEntryKind } from '@/lib/trust/list-entry'
import type { MinAccess } from '@/lib/trust/min-access'

export type ListEntry = JsonOf<ListRow>
export type ListFilter = {
  kind?: ListEntryKind | null
  search?: string | null
  show?: 'live' | 'all' | null
  before?: string | null
}
export type NewEntry = {
  kind: ListEntryKind
  value: string
  withSubs: boolean
  minAccess?: MinAccess
  /** Whose name it must still be, to put an entry back. */
  gitlabId?: number | null
  reason: string
  expiresAt: string | null
}

export const listKeys = {
  all: ['lists'] as const,
  list: (filter: ListFilter) => ['lists', 'list', filter] as const,
}

export const listsQuery = (filter: ListFilter) =>
  queryOptions({
    queryKey: listKeys.list(filter),
    queryFn: ({ signal }) => api<RowPage<ListEntry>>('GET', `/api/lists${queryString(filter)}`, undefined, signal),
    placeholderData: keepPreviousData,
  })

export function useAddEntry() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (entry: NewEntry) => api<{ id: number; value: string }>('POST', '/api/lists', entry),
    onSettled: () => client.invalidateQueries({ queryKey: listKeys.all }),
  })
}

export function useRemoveEntry() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: number) => api<null>('DELETE', `/api/lists/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: listKeys.all }),
  })
}

export function useTrustTrial() {
  return useMutation({
    mutationFn: (trial: { who: string; confirmed: boolean; project?: string }) =>
      api<JsonOf<TrustTrialAnswer>>('POST', '/api/lists/trials', trial),
  })
}
