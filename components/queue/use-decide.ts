'use client'
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { api, messageOf } from '@/components/api-client'
import { itemKeys } from '@/components/item/queries'
import { showToast } from '@/components/ui/toast-store'
import { AppError } from '@/lib/errors'
import type { Decided } from '@/lib/review/decide-item'
import type { DecisionInput, StaleDetails } from '@/lib/review/decision-input'
import { joinedItem } from '@/lib/review/joined-item'
import type { PendingDecision } from '@/lib/review/pending-decisions'
import { decisionWords } from './decision-words'
import { type Place, putBack, takeOut } from './list-cache'
import { queueKeys } from './queries'
import { showRefused } from './stale-store'

export type DecideInput = DecisionInput & { itemId: number; title: string }

/** Decisions that are on their way, newest last: an undo waits for them. */
export const underWay: Promise<unknown>[] = []
/** Where decided items stood, for their undo. */
export const placesOf = new Map<number, Place[]>()

/** Decides at once in the page; the server's refusal brings the item back and says why. */
export function useDecide() {
  const client = useQueryClient()
  const router = useRouter()
  return useMutation({
    mutationFn: ({ itemId, title: _, ...input }: DecideInput) => {
      const answer = api<Decided>('PUT', `/api/items/${itemId}/decision`, input)
      underWay.push(answer)
      answer.catch(() => undefined).finally(() => underWay.splice(underWay.indexOf(answer), 1))
      return answer
    },
    onMutate: ({ itemId }) => {
      const places = takeOut(client, itemId)
      placesOf.set(itemId, places)
      return { places }
    },
    onSuccess: (decided, input) => {
      remember(client, decided, input)
      client.invalidateQueries({ queryKey: itemKeys.one(input.itemId) })
      client.invalidateQueries({ queryKey: queueKeys.summary() })
    },
    onError: (error, { itemId, title, ...input }, context) => {
      const joined = joinedItem(error)
      // An item that has become another one has no place in the list any more.
      if (context && joined === null) putBack(client, context.places)
      client.invalidateQueries({ queryKey: itemKeys.one(itemId) })
      if (error instanceof AppError && error.code === 'stale' && error.details) {
        showRefused({ itemId, title, input, message: error.message, details: error.details as StaleDetails })
        return
      }
      showToast({
        id: `failed-${itemId}`,
        tone: 'fail',
        title: `Not saved: ${decisionWords[input.kind].toLowerCase()}, “${title.slice(0, 60)}”`,
        detail: messageOf(error),
        ...(joined !== null && {
          action: { label: 'Look at it', run: () => router.push(`/items/${joined}`) },
        }),
      })
    },
  })
}

function remember(client: QueryClient, decided: Decided, { kind, title }: DecideInput): void {
  const fresh: PendingDecision = {
    decisionId: decided.decisionId,
    itemId: decided.itemId,
    kind,
    title,
    effect: decided.effect,
    undoUntil: decided.undoUntil,
  }
  client.setQueryData<PendingDecision[]>(queueKeys.pending(), (known = []) => [
    ...known.filter(({ decisionId }) => decisionId !== fresh.decisionId),
    fresh,
  ])
}
