import { AlertTriangle, CircleAlert, Info } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx'

const looks = {
  info: { icon: Info, className: 'border-line bg-sunken text-ink-2' },
  warn: { icon: AlertTriangle, className: 'border-warn/30 bg-warn-soft text-warn' },
  fail: { icon: CircleAlert, className: 'border-fail/30 bg-fail-soft text-fail' },
}

type NoticeProps = { tone?: keyof typeof looks; children: ReactNode; action?: ReactNode; className?: string }

/** A sentence that stays: what is the matter and what to do. Failures are announced. */
export function Notice({ tone = 'info', children, action, className }: NoticeProps) {
  const { icon: Icon, className: look } = looks[tone]
  return (
    <div
      role={tone === 'fail' ? 'alert' : undefined}
      className={cx('flex items-start gap-2 rounded-md border px-3 py-2 text-sm', look, className)}
    >
      <Icon aria-hidden className="mt-px size-4 shrink-0" />
      <div className="min-w-0 flex-1 break-words">{children}</div>
      {action}
    </div>
  )
}
