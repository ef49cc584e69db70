import type { Metadata } from 'next'
import { ListsPage } from '@/components/lists/lists-page'
import { requireUser } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Trust lists' }

export default async function Page() {
  const { role } = await requireUser('VIEWER')
  return <ListsPage role={role} />
}
