import { keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { api, messageOf } from '@/components/api-client'
import type { JsonOf } from '@/components/json-of'
import { queryString } from '@/components/query-string'
import type { AuditFilter } from '@/lib/audit/audit-filter'
import type { ExportFormat } from '@/lib/audit/export-audit'
import type { AuditRow } from '@/lib/audit/find-audit'
import type { ChainCheck } from '@/lib/audit/verify-chain'
import { AppError } from '@/lib/errors'
import type { RowPage } from '@/lib/stats/row-page'

export type AuditEntry = JsonOf<AuditRow>
export type AuditListFilter = { [Key in keyof AuditFilter]?: AuditFilter[Key] | null } & { before?: string | null }

export const auditKeys = {
  all: ['audit'] as const,
  list: (filter: AuditListFilter) => ['audit', 'list', filter] as const,
}

export const auditQuery = (filter: AuditListFilter) =>
  queryOptions({
    queryKey: auditKeys.list(filter),
    queryFn: ({ signal }) => api<RowPage<AuditEntry>>('GET', `/api/audit${queryString(filter)}`, undefined, signal),
    placeholderData: keepPreviousData,
  })

/** Checks the whole chain, a stretch at a time. */
export function useVerifyChain() {
  const stopped = useRef(false)
  const [progress, setProgress] = useState<ChainCheck | null>(null)
  const mutation = useMutation({
    mutationFn: async (): Promise<ChainCheck> => {
      stopped.current = false
      setProgress(null)
      let after = '0'
      for (;;) {
        const check = await api<ChainCheck>('GET', `/api/audit/verification${queryString({ after })}`)
        setProgress(check)
        if (check.finished || stopped.current) return check
        after = check.checkedTo
      }
    },
  })
  return { ...mutation, progress, stop: () => (stopped.current = true) }
}

/** Fetched rather than navigated to, so that a refusal is said here instead of being saved as a file. */
export function useExportAudit() {
  return useMutation({
    mutationFn: async ({ filter, format }: { filter: AuditListFilter; format: ExportFormat }) => {
      const { before: _page, ...rest } = filter
      const answer = await fetch(`/api/audit/export${queryString({ ...rest, format })}`)
      if (!answer.ok) throw await refusalOf(answer)
      const address = URL.createObjectURL(await answer.blob())
      const link = document.createElement('a')
      link.href = address
      link.download = `natterjack-audit-${new Date().toISOString().slice(0, 10)}.${format}`
      link.click()
      URL.revokeObjectURL(address)
    },
  })
}

async function refusalOf(answer: Response): Promise<AppError> {
  const data: unknown = await answer.json().catch(() => null)
  const error = data && typeof data === 'object' && 'error' in data ? data.error : null
  const message = error && typeof error === 'object' && 'message' in error ? error.message : messageOf(null)
  return new AppError({ code: answer.status === 413 ? 'too_large' : 'internal', message: String(message) })
}
