import type { Metadata } from 'next'
import { ActionsPage } from '@/components/actions/actions-page'
import { requireUser } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Actions' }

export default async function Page() {
  const { role } = await requireUser('VIEWER')
  return <ActionsPage role={role} />
}
