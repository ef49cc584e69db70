'use client'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { LoadFailure } from './load-failure'
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
  const { data, error } = query
  return (
    <>
      <LoadFailure query={query} className="mb-3">
        {data !== undefined && ' What you see below is as it was before.'}
      </LoadFailure>
      {data !== undefined && children(data)}
      {data === undefined && !error && (loading ?? <SkeletonRows label={label} />)}
    </>
  )
}
