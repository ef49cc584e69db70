'use client'
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query'
import { ArrowUp } from 'lucide-react'
import type { RefObject } from 'react'
import { LoadFailure } from '@/components/ui/load-failure'
import { SkeletonRows } from '@/components/ui/skeleton'
import type { ItemKind } from '@/lib/fetch/item'
import type { QueuePage, QueueRow } from '@/lib/review/queue-row'
import type { Thresholds } from '@/lib/settings/settings'
import { QueueList } from './queue-list'

type QueuePaneProps = {
  list: UseInfiniteQueryResult<InfiniteData<QueuePage>>
  rows: readonly QueueRow[]
  /** The rows are those of the list; else they follow in a moment. */
  upToDate: boolean
  thresholds: Record<ItemKind, Thresholds>
  selectedId: number | null
  archive: boolean
  onSelect: (id: number) => void
  listRef: RefObject<HTMLDivElement | null>
  /** New items that aren't in the list. */
  announced: number
  onRefresh: () => void
}

/** The list with everything that can be in its place: loading, failed, and the word of what is new. */
export function QueuePane({ list, upToDate, announced, onRefresh, ...rest }: QueuePaneProps) {
  const { data, error, isFetching, isFetchingNextPage, isFetchNextPageError, hasNextPage, fetchNextPage } = list
  if (!data && error) return <LoadFailure query={list} className="m-3" />
  if (!data) return <SkeletonRows count={10} label="Loading the queue" />
  const more = () => {
    if (hasNextPage && !isFetchingNextPage) fetchNextPage()
  }
  return (
    <>
      <div role="status" className="shrink-0">
        {announced > 0 && (
          <button
            type="button"
            onClick={onRefresh}
            className="flex h-8 w-full items-center justify-center gap-2 border-b bg-accent-soft text-sm font-medium text-accent -outline-offset-2 hover:underline"
          >
            <ArrowUp aria-hidden className="size-4" />
            {announced >= 50 ? '50+' : announced} new
          </button>
        )}
      </div>
      {(rest.rows.length > 0 || hasNextPage) && (
        <QueueList {...rest} settled={upToDate && !isFetching && !isFetchNextPageError} onNearEnd={more} />
      )}
    </>
  )
}
