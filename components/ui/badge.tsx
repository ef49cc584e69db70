import type { ReactNode } from 'react'
import { cx } from './cx'

/** Colour is for state: neutral unless something is the matter. */
export type Tone = 'neutral' | 'calm' | 'warn' | 'hot' | 'fail' | 'good'

const tones: Record<Tone, string> = {
  neutral: 'bg-sunken text-ink-2',
  calm: 'bg-calm-soft text-calm',
  warn: 'bg-warn-soft text-warn',
  hot: 'bg-hot-soft text-hot',
  fail: 'bg-fail-soft text-fail',
  good: 'bg-good-soft text-good',
}

export function Badge({
  tone = 'neutral',
  children,
  className,
}: {
  tone?: Tone
  children: ReactNode
  className?: string
}) {
  return (
    <span
      className={cx(
        'inline-flex h-5 shrink-0 items-center gap-1 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap',
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  )
}
