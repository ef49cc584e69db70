import type { ReactNode } from 'react'
import { Mark } from './mark'

/** A page that says one thing: not found, not allowed, failed. */
export function FullPage({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-3 px-6 text-center">
      <Mark className="size-12" />
      <h1 className="text-xl font-semibold">{title}</h1>
      <div className="max-w-md text-ink-2">{children}</div>
      {action}
    </main>
  )
}
