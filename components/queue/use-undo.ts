'use client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, messageOf } from '@/components/api-client'
import { itemKeys } from '@/components/item/queries'
import { closeToast, showToast } from '@/components/ui/toast-store'
import { AppError } from '@/lib/errors'
import type { StaleDetails } from '@/lib/review/decision-input'
import type { PendingDecision } from '@/lib/review/pending-decisions'
import { putBack } from './list-cache'
import { queueKeys } from './queries'
import { reverseInGitLab } from './reverse-in-gitlab'
import { placesOf } from './use-decide'

type UndoInput = { itemId: number; decisionId: number; title: string }

/** Takes a decision back; when GitLab has it already, offers to reverse it. */
export function useUndo({ onUndone }: { onUndone?: (itemId: number) => void } = {}) {
  const client = useQueryClient()
  const refresh = (itemId: number): void => {
    client.invalidateQueries({ queryKey: itemKeys.one(itemId) })
    client.invalidateQueries({ queryKey: queueKeys.summary() })
    client.invalidateQueries({ queryKey: queueKeys.pending() })
  }
  return useMutation({
    mutationFn: ({ itemId, decisionId }: UndoInput) => api('DELETE', `/api/items/${itemId}/decision`, { decisionId }),
    onMutate: ({ decisionId }) => closeToast(`decision-${decisionId}`),
    onSuccess: (_, { itemId, decisionId, title }) => {
      client.setQueryData<PendingDecision[]>(queueKeys.pending(), (known = []) =>
        known.filter((pending) => pending.decisionId !== decisionId),
      )
      const places = placesOf.get(itemId)
      // After a reload nobody knows where it stood.
      if (places) putBack(client, places)
      else client.invalidateQueries({ queryKey: [...queueKeys.all, 'list'] })
      placesOf.delete(itemId)
      refresh(itemId)
      showToast({ id: `undone-${itemId}`, title: 'Taken back', detail: title })
      onUndone?.(itemId)
    },
    onError: (error, input) => {
      refresh(input.itemId)
      const details = error instanceof AppError ? (error.details as StaleDetails | undefined) : undefined
      showToast({
        id: `failed-${input.itemId}`,
        tone: 'fail',
        title: details?.why === 'too_late' ? 'Too late to take back' : 'Not taken back',
        detail: messageOf(error),
        action:
          details?.why === 'too_late'
            ? {
                label: 'Reverse',
                run: () => void reverseInGitLab({ ...input, onSettled: () => refresh(input.itemId) }),
              }
            : undefined,
      })
    },
  })
}
