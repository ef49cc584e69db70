import { cx } from './cx'

/** Appears only after 300 ms: a flash of grey is slower to read than nothing. */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cx('enter-late rounded-md bg-sunken', className)} />
}

export function SkeletonRows({ count = 8, label = 'Loading' }: { count?: number; label?: string }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col gap-2 p-4">
      {Array.from({ length: count }, (_, index) => (
        <Skeleton key={`row-${index.toString()}`} className="h-9" />
      ))}
    </div>
  )
}
