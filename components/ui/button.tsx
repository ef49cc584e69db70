import type { ComponentProps } from 'react'
import { cx } from './cx'

export type ButtonVariant = 'primary' | 'plain' | 'quiet' | 'danger'

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-ink text-surface hover:bg-ink-2 disabled:bg-ink-3',
  plain: 'border border-control/60 bg-surface text-ink hover:bg-hover',
  quiet: 'text-ink-2 hover:bg-hover hover:text-ink',
  danger: 'border border-fail/60 bg-surface text-fail hover:bg-fail-soft',
}
const sizes = {
  sm: 'h-7 gap-1.5 px-2 text-sm',
  md: 'h-8 gap-2 px-3',
  lg: 'h-10 gap-2 px-4',
  icon: 'size-8 justify-center',
}

type ButtonLook = { variant?: ButtonVariant; size?: keyof typeof sizes }
type ButtonProps = ComponentProps<'button'> & ButtonLook

/** The look alone, for a link that should look like a button. */
export function buttonClass({ variant = 'plain', size = 'md' }: ButtonLook = {}, className?: string): string {
  return cx(
    'inline-flex shrink-0 items-center rounded-md font-medium whitespace-nowrap transition-colors',
    'disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-not-allowed aria-disabled:opacity-60',
    size !== 'icon' && 'justify-center',
    variants[variant],
    sizes[size],
    className,
  )
}

export function Button({ variant, size, className, type = 'button', ...props }: ButtonProps) {
  return <button type={type} className={buttonClass({ variant, size }, className)} {...props} />
}
