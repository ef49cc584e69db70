import type { Metadata } from 'next'
import { EventsPage } from '@/components/events/events-page'
import { requireUser } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Events' }

export default async function Page() {
  const { role } = await requireUser('VIEWER')
  return <EventsPage role={role} />
}
