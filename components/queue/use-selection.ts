'use client'
import { useQueryClient } from '@tanstack/react-query'
import { parseAsInteger, useQueryState } from 'nuqs'
import { useCallback, useEffect, useRef } from 'react'
import { itemQuery } from '@/components/item/queries'
import type { QueueRow } from '@/lib/review/queue-row'

/** How many items after the chosen one are fetched before they are asked for. */
const ahead = 2

/** Where list and item stand beside each other. */
export const besides = '(width >= 48rem)'

type SelectionOptions = {
  rows: readonly QueueRow[]
  /** What the list is of: another one is another list. */
  listKey: string
  loaded: boolean
}

/** Which item of the list is shown; it stands in the address. */
export function useSelection({ rows, listKey, loaded }: SelectionOptions) {
  const client = useQueryClient()
  const [selectedId, select] = useQueryState('item', parseAsInteger)
  const index = rows.findIndex(({ id }) => id === selectedId)
  const began = useRef(false)

  useEffect(() => {
    // Where list and item stand beside each other, work can begin at once; on a phone the list comes first.
    if (began.current || !rows[0]) return
    began.current = true
    if (selectedId === null && window.matchMedia(besides).matches) select(rows[0].id)
  }, [rows, selectedId, select])

  // Who narrows the list wants what is in it; an item that a link names may stand beside a list without it.
  const shownFor = useRef(listKey)
  useEffect(() => {
    if (!loaded || shownFor.current === listKey) return
    shownFor.current = listKey
    if (rows.some(({ id }) => id === selectedId)) return
    const first = (window.matchMedia(besides).matches && rows[0]?.id) || null
    if (first !== selectedId) select(first)
  }, [loaded, listKey, rows, selectedId, select])

  useEffect(() => {
    // So that the next item is there when a key asks for it.
    const fetchAhead = (): void => {
      for (const row of rows.slice(index + 1, index + 1 + ahead)) client.prefetchQuery(itemQuery(row.id))
    }
    // Effects of a key run before it is painted: the fetching waits for that.
    const timer = setTimeout(fetchAhead, 30)
    return () => clearTimeout(timer)
  }, [client, rows, index])

  // On a phone the item covers the list, so the phone's own way back must lead to the list.
  const pushed = useRef(false)
  const closed = selectedId === null
  useEffect(() => {
    if (closed) pushed.current = false
  }, [closed])
  const choose = useCallback(
    (id: number | null) => {
      const covers = closed && id !== null && !window.matchMedia(besides).matches
      if (covers) pushed.current = true
      select(id, { history: covers ? 'push' : 'replace' })
    },
    [select, closed],
  )

  const open = (row: QueueRow): boolean => row.standing === null || row.standing.kind === 'UNSURE'
  return {
    selectedId,
    select: choose,
    /** Back to the list, by the history where that is how one came. */
    close: () => (pushed.current ? window.history.back() : choose(null)),
    step: (by: 1 | -1) => {
      const next = rows[index < 0 ? (by > 0 ? 0 : rows.length - 1) : index + by]
      if (next) select(next.id)
    },
    /** Where to go when the chosen item leaves: the next one that is open, else the one before. */
    successor: (): number | null =>
      (rows.slice(index + 1).find(open) ?? rows.slice(0, Math.max(index, 0)).findLast(open))?.id ?? null,
  }
}
