import { SafeText } from '@/components/text/safe-text'
import { cx } from '@/components/ui/cx'
import type { KnownTrace } from '@/lib/review/known-trace'
import { knownWords, traceName } from './known-words'

/** What people decided here on what leads to the same places and people. */
export function KnownTraceList({ known, className }: { known: readonly KnownTrace[]; className?: string }) {
  if (known.length === 0) return null
  return (
    <ul className={cx('text-xs text-ink-2', className)}>
      {known.map((trace) => (
        <li key={trace.value} className="break-words">
          <SafeText text={traceName(trace.value)} limit={80} />{' '}
          <span className={trace.spam > trace.notSpam ? 'font-medium text-hot' : undefined}>{knownWords(trace)}</span>
        </li>
      ))}
    </ul>
  )
}
