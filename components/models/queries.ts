import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/components/api-client'
import type { JsonOf } from '@/components/json-of'
import { queryString } from '@/components/query-string'
import type { NewLabels, Training, TrainingRunView } from '@/lib/model/run/find-training'
import type { ShadowSummary } from '@/lib/model/shadow/find-shadow'
import type { ModelDetail } from '@/lib/model/version/find-model'
import type { ModelRow } from '@/lib/model/version/find-models'
import type { Promoted } from '@/lib/model/version/promote-model'
import type { RolledBack } from '@/lib/model/version/roll-back'
import type { RowPage } from '@/lib/stats/row-page'

export type ModelListRow = JsonOf<ModelRow>
export type ModelView = JsonOf<ModelDetail>
export type RunView = JsonOf<TrainingRunView>
export type ShownShadow = JsonOf<ShadowSummary>

/** All begin with `models`, which the live topic `model` makes stale (components/live/live-topics.ts). */
const keys = {
  all: ['models'] as const,
  list: (before: string | null) => ['models', 'list', before] as const,
  one: (id: string) => ['models', 'one', id] as const,
}

export const modelsQuery = (before: string | null) =>
  queryOptions({
    queryKey: keys.list(before),
    queryFn: ({ signal }) =>
      api<RowPage<ModelListRow>>('GET', `/api/models${queryString({ before, limit: 25 })}`, undefined, signal),
    placeholderData: keepPreviousData,
  })

export const modelQuery = (id: string) =>
  queryOptions({
    queryKey: keys.one(id),
    queryFn: ({ signal }) => api<ModelView>('GET', `/api/models/${encodeURIComponent(id)}`, undefined, signal),
  })

export const trainingQuery = () =>
  queryOptions({
    queryKey: ['models', 'training'] as const,
    queryFn: ({ signal }) => api<JsonOf<Training>>('GET', '/api/models/training', undefined, signal),
  })

/** Decisions aren't told under the topic of models: who looks at their count wants it right to half a minute. */
export const newLabelsQuery = () =>
  queryOptions({
    queryKey: ['models', 'labels'] as const,
    queryFn: ({ signal }) => api<NewLabels>('GET', '/api/models/labels', undefined, signal),
    refetchInterval: 30_000,
  })

/** The same for what the shadow says of items that come in. */
export const shadowQuery = () =>
  queryOptions({
    queryKey: ['models', 'shadow'] as const,
    queryFn: ({ signal }) => api<ShownShadow | null>('GET', '/api/models/shadow', undefined, signal),
    refetchInterval: 30_000,
  })

function useModelChange<Given, Answer>(mutationFn: (given: Given) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation({ mutationFn, onSettled: () => client.invalidateQueries({ queryKey: keys.all }) })
}

export const useStartTraining = () =>
  useModelChange((kind: 'FULL' | 'INCREMENTAL') => api<{ id: number }>('POST', '/api/models/training', { kind }))

export const useCancelTraining = () =>
  useModelChange((runId: number) =>
    api<{ state: 'CANCELLED' | 'RUNNING' }>('PUT', `/api/models/training/${runId}/cancellation`),
  )

type WithReason = { id: number; reason: string }

export const usePromote = () =>
  useModelChange(({ id, reason }: WithReason) => api<Promoted>('PUT', `/api/models/${id}/promotion`, { reason }))

/** `id`: the model that is active and is to go. */
export const useRollBack = () =>
  useModelChange(({ id, reason }: WithReason) =>
    api<RolledBack>('POST', '/api/models/rollback', { fromId: id, reason }),
  )

export const useEnterShadow = () =>
  useModelChange(({ id, reason }: WithReason) => api<{ id: number }>('PUT', `/api/models/${id}/shadow`, { reason }))

export const useLeaveShadow = () =>
  useModelChange((id: number) => api<{ id: number }>('DELETE', `/api/models/${id}/shadow`))
