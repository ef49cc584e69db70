'use client'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useRef } from 'react'
import type { ItemKind } from '@/lib/fetch/item'
import type { QueueRow } from '@/lib/review/queue-row'
import type { Thresholds } from '@/lib/settings/settings'
import { QueueRowLine, rowId } from './queue-row-line'

/** Fewer rows than this are simply drawn: the browser finds them with Ctrl+F, and the server can send them. */
const virtualFrom = 200
const rowHeight = 52

const isNearEnd = ({ scrollTop, clientHeight, scrollHeight }: HTMLElement): boolean =>
  scrollTop + clientHeight > scrollHeight - 10 * rowHeight

type QueueListProps = {
  rows: readonly QueueRow[]
  thresholds: Record<ItemKind, Thresholds>
  selectedId: number | null
  archive: boolean
  onSelect: (id: number) => void
  /** These are all rows there are so far, nothing is being loaded, and the last try to load more didn't fail. */
  settled: boolean
  /** Called when the end comes near. */
  onNearEnd: () => void
  listRef: RefObject<HTMLDivElement | null>
}

export function QueueList(props: QueueListProps) {
  const { rows, selectedId, settled, onNearEnd, listRef } = props
  const virtual = rows.length > virtualFrom
  const near = useRef(onNearEnd)
  near.current = onNearEnd
  // What was scrolled before this page could hear of it, while more was loading, or where a change of the queue had the
  // loading of more cancelled, is heard of by nobody else.
  useEffect(() => {
    if (settled && rows.length > 0 && listRef.current && isNearEnd(listRef.current)) near.current()
  }, [rows.length, settled, listRef])
  return (
    <div
      ref={listRef}
      id="queue-list"
      role="listbox"
      aria-label="Queue"
      tabIndex={0}
      aria-activedescendant={selectedId === null ? undefined : rowId(selectedId)}
      className="min-h-0 flex-1 overflow-y-auto -outline-offset-2"
      onScroll={({ currentTarget }) => {
        if (isNearEnd(currentTarget)) onNearEnd()
      }}
    >
      {virtual ? <VirtualRows {...props} /> : <PlainRows {...props} />}
    </div>
  )
}

function PlainRows({ rows, thresholds, selectedId, archive, onSelect }: QueueListProps) {
  useEffect(() => {
    if (selectedId !== null) document.getElementById(rowId(selectedId))?.scrollIntoView({ block: 'nearest' })
  }, [selectedId])
  return rows.map((row) => (
    <QueueRowLine
      key={row.id}
      row={row}
      thresholds={thresholds[row.kind]}
      selected={row.id === selectedId}
      archive={archive}
      onSelect={onSelect}
    />
  ))
}

function VirtualRows({ rows, thresholds, selectedId, archive, onSelect, listRef }: QueueListProps) {
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => listRef.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    getItemKey: (index) => rows[index]?.id ?? index,
  })
  const selectedIndex = rows.findIndex(({ id }) => id === selectedId)
  const scroll = useRef(virtualizer.scrollToIndex)
  scroll.current = virtualizer.scrollToIndex
  useEffect(() => {
    if (selectedIndex >= 0) scroll.current(selectedIndex, { align: 'auto' })
  }, [selectedIndex])
  return (
    <div role="presentation" className="relative" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map(({ index, key, start }) => {
        const row = rows[index]
        if (!row) return null
        return (
          <div
            key={key}
            role="presentation"
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${start}px)` }}
          >
            <QueueRowLine
              row={row}
              thresholds={thresholds[row.kind]}
              selected={row.id === selectedId}
              archive={archive}
              onSelect={onSelect}
            />
          </div>
        )
      })}
    </div>
  )
}
