import type { Metadata } from 'next'
import { AuditPage } from '@/components/audit/audit-page'
import { requireUser } from '@/lib/auth/session'

export const metadata: Metadata = { title: 'Audit' }

export default async function Page() {
  const { role } = await requireUser('VIEWER')
  return <AuditPage role={role} />
}
