import type { Metadata } from 'next'
import { EventPage } from '@/components/events/event-page'
import { requireUser } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Event' }

export default async function Page({ params }: PageProps<'/events/[eventId]'>) {
  const { role } = await requireUser('VIEWER')
  const { eventId } = await params
  return <EventPage id={eventId} role={role} />
}
