import { SafeText } from '@/components/text/safe-text'
import { cx } from '@/components/ui/cx'
import type { KnownTrace } from '@/lib/review/known-trace'
import { knownWords, traceName } from './known-words'

type KnownTraceListProps = {
  known: readonly KnownTrace[]
  /** They stand below what names the only one of them. */
  named?: boolean
}

/** What people decided here on what leads to the same places and people. */
export function KnownTraceList({ known, named = false }: KnownTraceListProps) {
  if (known.length === 0) return null
  return (
    <ul aria-label="Known here" className="text-xs text-ink-2">
      {known.map((trace) => (
        <li key={trace.value} className="break-words">
          {!(named && known.length === 1) && (
            <>
              <SafeText text={traceName(trace.value)} limit={80} />{' '}
            </>
          )}
          <span className={cx(trace.spam > trace.notSpam && 'font-medium text-hot')}>{knownWords(trace)}</span>
        </li>
      ))}
    </ul>
  )
}
