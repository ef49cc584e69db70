'use client'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { messageOf } from '@/components/api-client'
import { Button } from './button'
import { Notice } from './notice'
import { SkeletonRows } from './skeleton'

type QueryViewProps<Data> = {
  query: UseQueryResult<Data>
  /** What is loading, for screen readers. */
  label: string
  loading?: ReactNode
  children: (data: Data) => ReactNode
}

/** Loading, failed or there. Older data stays in sight while newer is fetched, and when that fails. */
export function QueryView<Data>({ query, label, loading, children }: QueryViewProps<Data>) {
  const { data, error, isFetching, refetch } = query
  return (
    <>
      {error && (
        <Notice
          tone="fail"
          className="mb-3"
          action={
            <Button size="sm" disabled={isFetching} onClick={() => refetch()}>
              Try again
            </Button>
          }
        >
          {messageOf(error)}
          {data !== undefined && ' What you see below is as it was before.'}
        </Notice>
      )}
      {data !== undefined && children(data)}
      {data === undefined && !error && (loading ?? <SkeletonRows label={label} />)}
    </>
  )
}
