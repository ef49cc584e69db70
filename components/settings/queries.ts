import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '@/components/api-client'
import type { JsonOf } from '@/components/json-of'
import { queryString } from '@/components/query-string'
import type { Settings } from '@/lib/settings/settings'
import type { CurrentSettings } from '@/lib/settings/settings-store'
import type { SettingsVersion } from '@/lib/stats/find-settings-history'
import type { DoorPreview } from '@/lib/stats/preview-door'
import type { SettingsPreview } from '@/lib/stats/preview-settings'
import type { RowPage } from '@/lib/stats/row-page'

export type ShownSettings = CurrentSettings & { gitlabHost: string | null }
export type ShownVersion = JsonOf<SettingsVersion>
export type ShownPreview = JsonOf<SettingsPreview>
export type ShownDoorPreview = JsonOf<DoorPreview>
export type SaveSettings = {
  settings: Settings
  reason: string
  basedOn: number | null
  confirm?: string
  confirmBlock?: string
}

export const settingsKeys = {
  all: ['settings'] as const,
  current: ['settings', 'current'] as const,
  preview: (settings: Settings) => ['settings', 'preview', settings] as const,
  doorPreview: (settings: Settings) => ['settings', 'door-preview', settings] as const,
  history: (before: string | null) => ['settings', 'history', before] as const,
}

export const settingsQuery = () =>
  queryOptions({
    queryKey: settingsKeys.current,
    queryFn: ({ signal }) => api<ShownSettings>('GET', '/api/settings', undefined, signal),
  })

/** What the settings would have made of the last 30 days. */
export const previewQuery = (settings: Settings) =>
  queryOptions({
    queryKey: settingsKeys.preview(settings),
    queryFn: ({ signal }) => api<ShownPreview>('POST', '/api/settings/preview', { settings }, signal),
    staleTime: 60_000,
  })

/** What the settings would have made of the newest questions of GitLab's. */
export const doorPreviewQuery = (settings: Settings) =>
  queryOptions({
    queryKey: settingsKeys.doorPreview(settings),
    queryFn: ({ signal }) => api<ShownDoorPreview>('POST', '/api/spamcheck/previews', { settings }, signal),
    staleTime: 60_000,
  })

export const historyQuery = (before: string | null) =>
  queryOptions({
    queryKey: settingsKeys.history(before),
    queryFn: ({ signal }) =>
      api<RowPage<ShownVersion>>(
        'GET',
        `/api/settings/history${queryString({ before, limit: 10 })}`,
        undefined,
        signal,
      ),
    placeholderData: keepPreviousData,
  })

export function useSaveSettings() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: SaveSettings) => api<{ id: number }>('PUT', '/api/settings', change),
    onSettled: () => client.invalidateQueries({ queryKey: settingsKeys.all }),
  })
}
