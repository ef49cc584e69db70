import type { Metadata } from 'next'
import { PeoplePage } from '@/components/people/people-page'
import { requireUser } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'People' }

export default async function Page() {
  const { id } = await requireUser('ADMIN')
  return <PeoplePage ownId={id} />
}
