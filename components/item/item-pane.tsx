'use client'
import { useQuery } from '@tanstack/react-query'
import { messageOf } from '@/components/api-client'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { SkeletonRows } from '@/components/ui/skeleton'
import type { Role } from '@/lib/auth/role'
import type { ItemDetail } from '@/lib/review/item-detail'
import type { DecisionKind } from '@/lib/review/queue-row'
import { ItemView } from './item-view'
import { itemQuery } from './queries'

type ItemPaneProps = {
  itemId: number
  role: Role
  onDecide: (kind: DecisionKind, item: ItemDetail) => void
  onBack?: () => void
}

export function ItemPane({ itemId, ...props }: ItemPaneProps) {
  const { data, error, refetch } = useQuery(itemQuery(itemId))
  if (data) return <ItemView key={itemId} item={data} {...props} />
  if (error)
    return (
      <Notice
        tone="fail"
        className="m-4"
        action={
          <Button size="sm" onClick={() => refetch()}>
            Try again
          </Button>
        }
      >
        {messageOf(error)}
      </Notice>
    )
  return <SkeletonRows label="Loading the item" />
}
