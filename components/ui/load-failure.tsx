'use client'
import type { ReactNode } from 'react'
import { messageOf } from '@/components/api-client'
import { Button } from './button'
import { Notice } from './notice'

type LoadFailureProps = {
  /** What could not be loaded, and how to ask for it again. */
  query: { error: Error | null; isFetching: boolean; refetch: () => unknown }
  className?: string
  children?: ReactNode
}

/** Why something isn't there, and the button to try again; nothing while nothing failed. */
export function LoadFailure({ query: { error, isFetching, refetch }, className, children }: LoadFailureProps) {
  if (!error) return null
  return (
    <Notice
      tone="fail"
      className={className}
      action={
        <Button size="sm" disabled={isFetching} onClick={() => refetch()}>
          Try again
        </Button>
      }
    >
      {messageOf(error)}
      {children}
    </Notice>
  )
}
