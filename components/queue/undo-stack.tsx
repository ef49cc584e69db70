'use client'
import { useQuery } from '@tanstack/react-query'
import { usePathname } from 'next/navigation'
import { parseAsInteger, useQueryState } from 'nuqs'
import { useEffect, useRef } from 'react'
import { useCommands } from '@/components/keys/commands'
import { closeToast, showToast } from '@/components/ui/toast-store'
import type { PendingDecision } from '@/lib/review/pending-decisions'
import { decisionWords } from './decision-words'
import { pendingQuery } from './queries'
import { underWay } from './use-decide'
import { useUndo } from './use-undo'

/** What can still be taken back, one toast each with its countdown. The server knows it, so a reload shows it again. */
export function UndoStack() {
  const { data } = useQuery(pendingQuery())
  const onQueue = usePathname() === '/queue'
  // With the same parser as the queue's own hook: nuqs hands the value from one to the other as it is.
  const [, select] = useQueryState('item', parseAsInteger)
  const { mutate: undo } = useUndo({ onUndone: (itemId) => onQueue && select(itemId) })
  const shown = useRef(new Set<number>())
  const latest = useRef<PendingDecision[]>([])

  useEffect(() => {
    const pending = data ?? []
    latest.current = pending
    for (const decisionId of shown.current)
      if (!pending.some((known) => known.decisionId === decisionId)) {
        closeToast(`decision-${decisionId}`)
        shown.current.delete(decisionId)
      }
    for (const decision of pending) {
      const until = Date.parse(decision.undoUntil)
      if (shown.current.has(decision.decisionId) || until <= Date.now()) continue
      shown.current.add(decision.decisionId)
      showToast({
        id: `decision-${decision.decisionId}`,
        title: `${decisionWords[decision.kind]}: ${decision.title.slice(0, 80)}`,
        detail: decision.effect ?? undefined,
        until,
        action: { label: 'Undo', shortcut: 'Z', run: () => undo(decision) },
      })
    }
  }, [data, undo])

  useCommands({
    undo: async () => {
      await Promise.allSettled(underWay)
      const newest = latest.current.findLast(({ undoUntil }) => Date.parse(undoUntil) > Date.now())
      if (newest) undo(newest)
      else
        showToast({
          id: 'nothing-to-undo',
          title: 'Nothing to take back',
          detail: 'Decided items can be reopened under Decided.',
        })
    },
  })
  return null
}
