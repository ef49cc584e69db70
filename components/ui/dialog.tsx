'use client'
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button } from './button'
import { cx } from './cx'

type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  children?: ReactNode
  /** Buttons, the main one last. */
  footer?: ReactNode
  /** `sheet` slides in from the right and is full height: for lists and forms that are long. */
  look?: 'dialog' | 'sheet'
  className?: string
}

const looks = {
  dialog:
    'top-[12dvh] left-1/2 max-h-[76dvh] w-[min(32rem,calc(100vw-2rem))] -translate-x-1/2 rounded-lg border shadow-lg',
  sheet: 'inset-y-0 right-0 h-dvh w-[min(28rem,calc(100vw-2rem))] border-l shadow-lg',
}

/** Holds the focus, closes with Esc and gives the focus back. Radix's own Overlay is left out: it injects a <style>, which the CSP refuses. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  look = 'dialog',
  className,
}: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <div className="enter fixed inset-0 z-40 bg-backdrop" />
        <Radix.Content
          className={cx(
            'enter fixed z-50 flex flex-col overflow-hidden bg-raised outline-none',
            looks[look],
            className,
          )}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <header className="flex items-start gap-3 border-b px-4 py-3">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              {description && (
                <Radix.Description asChild>
                  <div className="text-sm text-ink-2">{description}</div>
                </Radix.Description>
              )}
            </div>
            <Radix.Close asChild>
              <Button variant="quiet" size="icon" aria-label="Close">
                <X aria-hidden className="size-4" />
              </Button>
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-4 py-3">{children}</div>
          {footer && <footer className="flex justify-end gap-2 border-t px-4 py-3">{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
