import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cx } from './cx'

/** The browser's own: right on phones, for screen readers and under a strict CSP, where drawn ones need inline styles. */
export function Select({ className, children, ...props }: ComponentProps<'select'>) {
  return (
    <span className={cx('relative inline-flex', className)}>
      <select
        className="h-8 w-full appearance-none rounded-md border border-control/60 bg-surface pr-7 pl-2.5 text-ink hover:bg-hover disabled:cursor-not-allowed disabled:opacity-60"
        {...props}
      >
        {children}
      </select>
      <ChevronDown aria-hidden className="pointer-events-none absolute top-2 right-2 size-4 text-ink-3" />
    </span>
  )
}
