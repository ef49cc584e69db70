import { dehydrate, HydrationBoundary, QueryClient } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { itemParams } from '@/app/api/items/item-params'
import { ItemPage } from '@/components/item/item-page'
import { itemQuery } from '@/components/item/queries'
import { hasRole } from '@/lib/auth/role'
import { requireUser } from '@/lib/auth/session'
import { AppError } from '@/lib/errors'
import { findItem } from '@/lib/review/find-item'
import { joinedItem } from '@/lib/review/joined-item'

type Props = { params: Promise<{ itemId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Item ${(await params).itemId}` }
}

export default async function Page({ params }: Props) {
  const user = await requireUser('VIEWER')
  const parsed = itemParams.safeParse(await params)
  if (!parsed.success) notFound()
  const { itemId } = parsed.data
  const seesAsked = hasRole(user.role, 'MODERATOR')
  const client = new QueryClient()
  try {
    await client.fetchQuery({ ...itemQuery(itemId), queryFn: () => findItem({ itemId, userId: user.id, seesAsked }) })
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') notFound()
    const joined = joinedItem(error)
    if (joined !== null) redirect(`/items/${joined}`)
    throw error
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ItemPage itemId={itemId} role={user.role} />
    </HydrationBoundary>
  )
}
