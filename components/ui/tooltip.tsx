'use client'
import { Tooltip as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'

type TooltipProps = { label: ReactNode; children: ReactElement; side?: 'top' | 'right' | 'bottom' | 'left' }

/** Says more about a control that already has a name. Never the only place of something needed. In place, not in a portal: what stands outside of all landmarks is lost to many. */
export function Tooltip({ label, children, side = 'bottom' }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Content
        side={side}
        sideOffset={6}
        collisionPadding={8}
        className="enter z-50 max-w-72 rounded-md border bg-raised px-2 py-1 text-left text-sm font-normal whitespace-normal text-ink shadow-md"
      >
        {label}
      </Radix.Content>
    </Radix.Root>
  )
}

export const TooltipProvider = Radix.Provider
