import type { Metadata } from 'next'
import { ModelsPage } from '@/components/models/models-page'
import { requireUser } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Models' }

export default async function Page() {
  const { role } = await requireUser('MODERATOR')
  return <ModelsPage role={role} />
}
