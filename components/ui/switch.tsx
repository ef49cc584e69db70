import type { ComponentProps } from 'react'
import { cx } from './cx'

/** A checkbox carries its own checked state, so the role's aria-checked would only be a second truth. */
const asSwitch = { role: 'switch' } as const

/** On or off, at once. Label it with `aria-label` or by standing in a <label>. */
export function Switch({ className, ...props }: Omit<ComponentProps<'input'>, 'type' | 'role'>) {
  return (
    <input
      type="checkbox"
      {...asSwitch}
      className={cx(
        'relative h-6 w-10 shrink-0 cursor-pointer appearance-none rounded-full border border-control bg-sunken transition-colors',
        'before:absolute before:top-[3px] before:left-[3px] before:size-4 before:rounded-full before:bg-control before:transition-transform',
        'checked:border-accent checked:bg-accent checked:before:translate-x-4 checked:before:bg-surface',
        'disabled:cursor-not-allowed disabled:opacity-60',
        className,
      )}
      {...props}
    />
  )
}
