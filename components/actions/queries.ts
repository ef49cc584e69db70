import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/components/api-client'
import type { JsonOf } from '@/components/json-of'
import { queryString } from '@/components/query-string'
import type { ActionState } from '@/lib/generated/prisma/enums'
import type { ActionFilter, ActionGroup } from '@/lib/stats/action-filter'
import type { ActionRow } from '@/lib/stats/find-actions'
import type { RowPage } from '@/lib/stats/row-page'

export type ActionListRow = JsonOf<ActionRow>
export type ActionListFilter = { [Key in keyof ActionFilter]?: ActionFilter[Key] | null } & { before?: string | null }

export const actionKeys = {
  all: ['actions'] as const,
  list: (filter: ActionListFilter) => ['actions', 'list', filter] as const,
  counts: ['actions', 'counts'] as const,
}

export const actionsQuery = (filter: ActionListFilter) =>
  queryOptions({
    queryKey: actionKeys.list(filter),
    queryFn: ({ signal }) =>
      api<RowPage<ActionListRow>>('GET', `/api/actions${queryString(filter)}`, undefined, signal),
    placeholderData: keepPreviousData,
  })

export const actionCountsQuery = () =>
  queryOptions({
    queryKey: actionKeys.counts,
    queryFn: ({ signal }) => api<Record<ActionGroup, number>>('GET', '/api/actions/counts', undefined, signal),
  })

/** What can be asked of an action, as the resource that it makes. */
const actionAsks = {
  cancellation: { method: 'PUT', done: 'Cancelled: nothing is done in GitLab. The decision stays.' },
  retries: { method: 'POST', done: 'It is tried again.' },
  reversal: { method: 'PUT', done: 'It is being taken back in GitLab.' },
} as const
export type ActionAsk = keyof typeof actionAsks
/** `anyway`, of a reversal: also when other standing decisions want the same done. */
type AskInput = { id: number; ask: ActionAsk; anyway?: true }

export function useAskAction() {
  const client = useQueryClient()
  return useMutation({
    /** Resolves with what happens now, in words. */
    mutationFn: async ({ id, ask, anyway }: AskInput): Promise<string> => {
      const { method } = actionAsks[ask]
      const body = anyway && { anyway }
      const { state } = await api<{ state: ActionState }>(method, `/api/actions/${id}/${ask}`, body)
      return state === 'PLANNED'
        ? 'Dry run is on: it is only planned, and nothing is done in GitLab.'
        : actionAsks[ask].done
    },
    onSettled: () => client.invalidateQueries({ queryKey: actionKeys.all }),
  })
}
