import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { itemQuery } from '@/components/item/queries'
import { filterOf, loadFilter } from '@/components/queue/filter-params'
import { queueQuery } from '@/components/queue/queries'
import { QueueWorkspace } from '@/components/queue/queue-workspace'
import { hasRole } from '@/lib/auth/role'
import { requireUser } from '@/lib/auth/session'
import { type ItemKind, itemKinds } from '@/lib/fetch/item'
import { findItem } from '@/lib/review/find-item'
import { findQueue } from '@/lib/review/find-queue'
import { freshSettings } from '@/lib/settings/fresh-settings'
import type { Thresholds } from '@/lib/settings/settings'

export const metadata: Metadata = { title: 'Queue' }

type QueuePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function QueuePage({ searchParams }: QueuePageProps) {
  const user = await requireUser('VIEWER')
  const query = await searchParams
  const filter = filterOf(loadFilter(query))
  const itemId = typeof query.item === 'string' && /^\d{1,9}$/.test(query.item) ? Number(query.item) : undefined
  const seesAsked = hasRole(user.role, 'MODERATOR')
  const client = new QueryClient()
  const [{ settings }] = await Promise.all([
    freshSettings(),
    client.prefetchInfiniteQuery({
      ...queueQuery(filter),
      queryFn: () => findQueue({ filter, moderatorId: user.id, seesAsked }),
    }),
    itemId &&
      client.prefetchQuery({
        ...itemQuery(itemId),
        queryFn: () => findItem({ itemId, userId: user.id, seesAsked }),
        retry: false,
      }),
  ])
  const thresholds = Object.fromEntries(itemKinds.map((kind) => [kind, settings.kinds[kind].thresholds]))
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <QueueWorkspace role={user.role} thresholds={thresholds as Record<ItemKind, Thresholds>} />
    </HydrationBoundary>
  )
}
