'use client'
import { useQuery } from '@tanstack/react-query'
import { memo, useEffect } from 'react'
import { LoadFailure } from '@/components/ui/load-failure'
import { Skeleton } from '@/components/ui/skeleton'
import type { Role } from '@/lib/auth/role'
import { AppError } from '@/lib/errors'
import type { ItemDetail } from '@/lib/review/item-detail'
import { joinedItem } from '@/lib/review/joined-item'
import type { DecisionKind } from '@/lib/review/queue-row'
import { GoneItem } from './gone-item'
import { ItemView } from './item-view'
import { itemQuery } from './queries'

type ItemPaneProps = {
  itemId: number
  role: Role
  onDecide: (kind: DecisionKind, item: ItemDetail, reason?: string) => void
  onBack?: () => void
  /** GitLab has saved what it had asked about, and this is the item now. */
  onJoined: (itemId: number) => void
}

/** Drawn again for another item or other facts of it, not whenever the list beside it changes. */
export const ItemPane = memo(function ItemPane({ itemId, onJoined, ...props }: ItemPaneProps) {
  const query = useQuery(itemQuery(itemId))
  const joined = joinedItem(query.error)
  useEffect(() => {
    if (joined !== null) onJoined(joined)
  }, [joined, onJoined])
  if (joined !== null) return <LoadingItem />
  if (query.error instanceof AppError && query.error.code === 'not_found')
    return <GoneItem username={query.data?.author?.username ?? null} />
  if (query.data) return <ItemView key={itemId} item={query.data} {...props} />
  return query.error ? <LoadFailure query={query} className="m-4" /> : <LoadingItem />
})

/** In the places where it will stand, so that nothing jumps when it comes. */
function LoadingItem() {
  return (
    <div
      role="status"
      aria-label="Loading the item"
      className="flex h-full flex-col xl:grid xl:grid-cols-[minmax(0,1fr)_360px]"
    >
      <div className="flex flex-1 flex-col gap-3 p-4">
        <Skeleton className="h-6 w-3/5" />
        <Skeleton className="h-4 w-2/5" />
        <Skeleton className="mt-6 h-40 max-w-[72ch]" />
      </div>
      <div className="hidden flex-col gap-3 border-l bg-page p-4 xl:flex">
        <Skeleton className="h-10" />
        <Skeleton className="h-24" />
        <Skeleton className="h-32" />
      </div>
      <div className="h-26 border-t xl:hidden" />
    </div>
  )
}
