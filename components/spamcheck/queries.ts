import { keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query'
import { api } from '@/components/api-client'
import type { JsonOf } from '@/components/json-of'
import { queryString } from '@/components/query-string'
import type { CallFilter } from '@/lib/stats/call-filter'
import type { CallCounts } from '@/lib/stats/count-calls'
import type { DoorOverview } from '@/lib/stats/door-overview'
import type { CallDetail } from '@/lib/stats/find-call'
import type { CallRow } from '@/lib/stats/find-calls'
import type { GitLabDoorSetting } from '@/lib/stats/gitlab-door-setting'
import type { ResolvedProjects } from '@/lib/stats/resolve-projects'
import type { RowPage } from '@/lib/stats/row-page'

export type Door = JsonOf<DoorOverview>
export type DoorWorker = Door['workers'][number]
export type ShownCounts = JsonOf<CallCounts>
export type CallListRow = JsonOf<CallRow>
export type CallView = JsonOf<CallDetail>
export type CallListFilter = { [Key in keyof CallFilter]?: CallFilter[Key] | null } & { before?: string | null }

/** GitLab asks at any moment, and no message tells of it: one for each call would cost more than looking again. */
const lookAgainMs = 5_000

export const doorQuery = () =>
  queryOptions({
    queryKey: ['spamcheck', 'door'],
    queryFn: ({ signal }) => api<Door>('GET', '/api/spamcheck', undefined, signal),
    refetchInterval: lookAgainMs,
  })

export const callCountsQuery = () =>
  queryOptions({
    queryKey: ['spamcheck', 'counts'],
    queryFn: ({ signal }) => api<ShownCounts>('GET', '/api/spamcheck/counts', undefined, signal),
    refetchInterval: 3 * lookAgainMs,
  })

/** Only the newest page is looked at again: an older one doesn't change. */
export const callsQuery = (filter: CallListFilter) =>
  queryOptions({
    queryKey: ['spamcheck', 'calls', filter],
    queryFn: ({ signal }) =>
      api<RowPage<CallListRow>>('GET', `/api/spamcheck/calls${queryString(filter)}`, undefined, signal),
    placeholderData: keepPreviousData,
    refetchInterval: filter.before ? false : lookAgainMs,
  })

export const callQuery = (id: string) =>
  queryOptions({
    queryKey: ['spamcheck', 'call', id],
    queryFn: ({ signal }) => api<CallView>('GET', `/api/spamcheck/calls/${id}`, undefined, signal),
  })

export const gitlabSettingQuery = () =>
  queryOptions({
    queryKey: ['spamcheck', 'gitlab'],
    queryFn: ({ signal }) => api<GitLabDoorSetting>('GET', '/api/spamcheck/gitlab', undefined, signal),
    staleTime: 30_000,
  })

export function useResolveProjects() {
  return useMutation({
    mutationFn: (names: string[]) => api<ResolvedProjects>('POST', '/api/spamcheck/projects', { names }),
  })
}
