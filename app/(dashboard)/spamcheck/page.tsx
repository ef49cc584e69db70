import type { Metadata } from 'next'
import { SpamcheckPage } from '@/components/spamcheck/spamcheck-page'
import { requireUser } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Spamcheck' }

export default async function Page() {
  const { role } = await requireUser('VIEWER')
  return <SpamcheckPage role={role} />
}
