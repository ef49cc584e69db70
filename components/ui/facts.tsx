import type { ReactNode } from 'react'

/** Names and values in two columns; one on a phone. */
export function Facts({ children }: { children: ReactNode }) {
  return (
    <dl className="grid grid-cols-1 rounded-lg border bg-surface p-4 sm:gap-y-2 sm:grid-cols-[10rem_1fr] sm:gap-x-4">
      {children}
    </dl>
  )
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-sm text-ink-3">{name}</dt>
      <dd className="min-w-0 break-words max-sm:mb-2">{children}</dd>
    </>
  )
}
