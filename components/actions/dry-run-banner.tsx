'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { statusQuery } from '@/components/status-query'
import { Notice } from '@/components/ui/notice'
import { hasRole, type Role } from '@/lib/auth/role'

export function DryRunBanner({ role }: { role: Role }) {
  const { data } = useQuery(statusQuery())
  if (!data?.dryRun) return null
  return (
    <Notice tone="warn" className="mb-4">
      <strong className="font-semibold">Dry run is on.</strong> Decisions are stored and their plans shown here, but
      nothing is done in GitLab, now or later: plans made in dry run are never carried out. What was scheduled before
      becomes a plan, too, if its time comes during dry run; if dry run ends first, it is done. Cancel it to be sure.{' '}
      {hasRole(role, 'ADMIN') ? (
        <>
          When they look right, end it in{' '}
          <Link href="/settings" className="underline">
            Settings
          </Link>
          .
        </>
      ) : (
        'An admin can end it in Settings.'
      )}
    </Notice>
  )
}
