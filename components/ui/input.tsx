import type { ComponentProps } from 'react'
import { cx } from './cx'

const look =
  'w-full rounded-md border border-control bg-surface px-2.5 text-ink disabled:cursor-not-allowed disabled:opacity-60 aria-invalid:border-fail'

export function Input({ className, ...props }: ComponentProps<'input'>) {
  return <input className={cx(look, 'h-8', className)} {...props} />
}

export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return <textarea className={cx(look, 'min-h-16 py-1.5', className)} {...props} />
}
