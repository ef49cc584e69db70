import { queryOptions } from '@tanstack/react-query'
import { api } from '@/components/api-client'
import type { ItemDetail } from '@/lib/review/item-detail'

export const itemKeys = {
  all: ['items'] as const,
  one: (itemId: number) => [...itemKeys.all, itemId] as const,
}

export const itemQuery = (itemId: number) =>
  queryOptions({
    queryKey: itemKeys.one(itemId),
    queryFn: ({ signal }) => api<ItemDetail>('GET', `/api/items/${itemId}`, undefined, signal),
    staleTime: 30_000,
  })
