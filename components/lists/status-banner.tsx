'use client'
import { useQuery } from '@tanstack/react-query'
import { statusQuery } from '@/components/status-query'
import { SafeText } from '@/components/text/safe-text'
import { Notice } from '@/components/ui/notice'

/** Says so when entries don't count, such as domains while GitLab confirms no addresses. */
export function StatusBanner() {
  const { data } = useQuery(statusQuery())
  const check = data?.checks.find(({ id }) => id === 'trust')
  if (check?.state !== 'fail') return null
  return (
    <Notice tone="fail" className="mb-4">
      <SafeText text={check.detail} />
    </Notice>
  )
}
