import type { Metadata } from 'next'
import { SettingsPage } from '@/components/settings/settings-page'
import { requireUser } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Settings' }

export default async function Page() {
  const { role } = await requireUser('VIEWER')
  return <SettingsPage role={role} />
}
