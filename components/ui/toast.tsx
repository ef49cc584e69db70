'use client'
import { CircleAlert, X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { SafeText } from '@/components/text/safe-text'
import { Button } from './button'
import { cx } from './cx'
import { Kbd } from './kbd'
import { closeToast, currentToasts, noToasts, subscribeToasts, type Toast } from './toast-store'

const usualMs = 6_000

/** Written here: the usual library injects its stylesheet, which the CSP refuses, and has no countdown. */
export function Toaster() {
  const toasts = useSyncExternalStore(subscribeToasts, currentToasts, noToasts)
  const plain = toasts.filter((toast) => toast.tone !== 'fail')
  const keyed = plain.findLast(({ action }) => action?.shortcut)?.id
  const failed = toasts.filter((toast) => toast.tone === 'fail')
  return (
    <section
      aria-label="Notifications"
      // Above the decision buttons wherever they are at the bottom: a toast lives as long as the time to undo.
      className="pointer-events-none fixed inset-x-0 bottom-48 z-50 flex flex-col items-center gap-2 px-4 md:bottom-32 xl:bottom-4"
    >
      <div role="alert" className="contents">
        {failed.map((toast) => (
          <ToastCard key={toast.id} toast={toast} keyed={false} behind={0} />
        ))}
      </div>
      <div role="status" className="contents">
        {plain.map((toast, index) => (
          <ToastCard key={toast.id} toast={toast} keyed={toast.id === keyed} behind={plain.length - 1 - index} />
        ))}
      </div>
    </section>
  )
}

type ToastCardProps = {
  toast: Toast
  /** The one that the key works on. */
  keyed: boolean
  /** How many newer ones there are: with one, a line is enough; with more there is no room for it until they have gone. */
  behind: number
}

function ToastCard({ toast, keyed, behind }: ToastCardProps) {
  const { id, title, detail, tone, until, action } = toast
  const [endsIn] = useState(() => (until ? until - Date.now() : usualMs))
  useEffect(() => {
    if (tone === 'fail') return
    const timer = setTimeout(() => closeToast(id), Math.max(0, endsIn))
    return () => clearTimeout(timer)
  }, [id, tone, endsIn])

  return (
    <div
      data-toast={id}
      className={cx(
        'enter pointer-events-auto relative flex w-full max-w-md items-center gap-3 overflow-hidden rounded-lg border bg-raised pr-2 pl-3 shadow-lg',
        behind > 0 ? 'py-1' : 'py-2',
        tone === 'fail' && 'border-fail',
        behind > 1 && 'max-md:hidden',
        behind > 2 && 'hidden',
      )}
    >
      {tone === 'fail' && <CircleAlert aria-hidden className="size-5 shrink-0 text-fail" />}
      <div className="min-w-0 flex-1">
        <p className={cx('font-medium break-words', behind > 0 ? 'line-clamp-1' : 'line-clamp-2')}>
          <SafeText text={title} limit={300} />
        </p>
        {detail && (
          <p className={cx('text-sm break-words text-ink-2', behind > 0 && 'hidden')}>
            <SafeText text={detail} limit={600} />
          </p>
        )}
      </div>
      {action && (
        <Button
          size="sm"
          onClick={() => {
            action.run()
            closeToast(id)
          }}
        >
          {action.label}
          {keyed && action.shortcut && <Kbd>{action.shortcut}</Kbd>}
        </Button>
      )}
      <Button variant="quiet" size="sm" aria-label="Dismiss" onClick={() => closeToast(id)}>
        <X aria-hidden className="size-4" />
      </Button>
      {until && tone !== 'fail' && (
        <span
          aria-hidden
          className="absolute inset-x-0 bottom-0 h-0.5 origin-left bg-accent"
          style={{ animation: `shrink ${Math.max(0, endsIn)}ms linear forwards` }}
        />
      )}
    </div>
  )
}
