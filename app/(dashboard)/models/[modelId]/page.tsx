import type { Metadata } from 'next'
import { ModelPage } from '@/components/models/model-page'
import { requireUser } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Model' }

export default async function Page({ params }: PageProps<'/models/[modelId]'>) {
  const { role } = await requireUser('MODERATOR')
  const { modelId } = await params
  return <ModelPage id={modelId} role={role} />
}
