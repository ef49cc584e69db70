import type { ComponentProps } from 'react'
import { cx } from './cx'

/** A region that scrolls must take the focus, or a keyboard can't scroll it. */
const reachable = { tabIndex: 0 }

/** Scrolls sideways by itself on narrow screens, and can be reached by keyboard for it. Give it a caption or a label. */
export function Table({ className, 'aria-label': label, ...props }: ComponentProps<'table'>) {
  return (
    <section aria-label={label} {...reachable} className="overflow-x-auto rounded-lg border bg-surface">
      <table aria-label={label} className={cx('w-full border-collapse text-left', className)} {...props} />
    </section>
  )
}

export function Th({ className, ...props }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      className={cx('h-9 border-b bg-sunken px-3 text-xs font-medium whitespace-nowrap text-ink-2', className)}
      {...props}
    />
  )
}

export function Tr({ className, ...props }: ComponentProps<'tr'>) {
  return <tr className={cx('border-b last:border-0 hover:bg-hover', className)} {...props} />
}

export function Td({ className, ...props }: ComponentProps<'td'>) {
  return <td className={cx('h-10 px-3 py-1.5 align-middle', className)} {...props} />
}
