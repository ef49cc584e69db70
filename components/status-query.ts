import { queryOptions } from '@tanstack/react-query'
import { api } from '@/components/api-client'
import type { JsonOf } from '@/components/json-of'
import type { Status } from '@/lib/stats/status'

/** Under the settings' key, so that the live message about them refreshes it too. */
export const statusQuery = () =>
  queryOptions({
    queryKey: ['settings', 'status'],
    queryFn: ({ signal }) => api<JsonOf<Status>>('GET', '/api/status', undefined, signal),
    refetchInterval: 30_000,
  })
