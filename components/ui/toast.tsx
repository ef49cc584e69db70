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
      className="pointer-events-none fixed inset-x-0 bottom-20 z-50 flex flex-col items-center gap-2 px-4 md:bottom-4"
    >
      <div role="alert" className="contents">
        {failed.map((toast) => (
          <ToastCard key={toast.id} toast={toast} keyed={false} />
        ))}
      </div>
      <div role="status" className="contents">
        {plain.map((toast) => (
          <ToastCard key={toast.id} toast={toast} keyed={toast.id === keyed} />
        ))}
      </div>
    </section>
  )
}

/** `keyed`: the one that the key works on. */
function ToastCard({ toast, keyed }: { toast: Toast; keyed: boolean }) {
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
        'enter pointer-events-auto relative flex w-full max-w-md items-center gap-3 overflow-hidden rounded-lg border bg-raised py-2 pr-2 pl-3 shadow-lg',
        tone === 'fail' && 'border-fail',
      )}
    >
      {tone === 'fail' && <CircleAlert aria-hidden className="size-5 shrink-0 text-fail" />}
      <div className="min-w-0 flex-1">
        <p className="line-clamp-2 font-medium break-words">
          <SafeText text={title} limit={300} />
        </p>
        {detail && (
          <p className="text-sm break-words text-ink-2">
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
