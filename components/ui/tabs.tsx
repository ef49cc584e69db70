'use client'
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import { cx } from './cx'

export type Tab<Name extends string> = {
  name: Name
  label: string /** Shown behind the label, such as a count. */
  note?: ReactNode
}

type TabsProps<Name extends string> = {
  label: string
  tabs: readonly Tab<Name>[]
  value: Name
  onChange: (name: Name) => void
  /** The panel of the chosen tab. */
  children: ReactNode
  /** Shown at the right end of the row. */
  aside?: ReactNode
  className?: string
}

/** Written here since Radix's panel comes from the server with an inline style, which the CSP refuses. */
export function Tabs<Name extends string>({
  label,
  tabs,
  value,
  onChange,
  children,
  aside,
  className,
}: TabsProps<Name>) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)

  const move = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    const at = tabs.findIndex((tab) => tab.name === value)
    const next = tabs[(at + step + tabs.length) % tabs.length]
    if (!next) return
    onChange(next.name)
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.name}"]`)?.focus()
  }

  return (
    <div className={cx('flex min-h-0 flex-col', className)}>
      <div className="flex items-center gap-2 border-b px-4">
        <div
          ref={list}
          role="tablist"
          aria-label={label}
          onKeyDown={move}
          className="flex flex-1 gap-4 overflow-x-auto"
        >
          {tabs.map((tab) => (
            <button
              key={tab.name}
              type="button"
              role="tab"
              id={`${id}-${tab.name}`}
              data-tab={tab.name}
              aria-selected={tab.name === value}
              aria-controls={`${id}-panel`}
              tabIndex={tab.name === value ? 0 : -1}
              onClick={() => onChange(tab.name)}
              className="-mb-px flex h-9 items-center gap-1.5 border-b-2 border-transparent text-sm whitespace-nowrap text-ink-2 -outline-offset-2 hover:text-ink aria-selected:border-accent aria-selected:font-medium aria-selected:text-ink"
            >
              {tab.label}
              {tab.note !== undefined && <span className="text-xs text-ink-3">{tab.note}</span>}
            </button>
          ))}
        </div>
        {aside}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${value}`} className="min-h-0 flex-1">
        {children}
      </div>
    </div>
  )
}
