import type { Metadata } from 'next'
import { CallPage } from '@/components/spamcheck/call-page'
import { requireUser } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Spamcheck call' }

export default async function Page({ params }: PageProps<'/spamcheck/calls/[callId]'>) {
  await requireUser('VIEWER')
  const { callId } = await params
  return <CallPage id={callId} />
}
