import { cx } from './cx'

/** A key, printed on the control it works: for the eye only, the control carries aria-keyshortcuts. Phones have no keys. */
export function Kbd({ children, className }: { children: string; className?: string }) {
  return (
    <kbd
      aria-hidden
      className={cx(
        'hidden h-5 min-w-5 items-center justify-center rounded-sm border border-current/30 px-1 font-sans text-xs leading-none font-medium opacity-80 md:inline-flex',
        className,
      )}
    >
      {children}
    </kbd>
  )
}
