import { memo } from 'react'
import { KindIcon } from '@/components/item/kind-icon'
import { reasonWords } from '@/components/item/reason-words'
import { SafeText } from '@/components/text/safe-text'
import { cx } from '@/components/ui/cx'
import { RelativeTime } from '@/components/ui/relative-time'
import { ScoreChip } from '@/components/ui/score-chip'
import type { QueueRow } from '@/lib/review/queue-row'
import type { Thresholds } from '@/lib/settings/settings'
import { decisionWords } from './decision-words'

type QueueRowLineProps = {
  row: QueueRow
  thresholds: Thresholds
  selected: boolean /** Decided items are what the list is about. */
  archive: boolean
  onSelect: (id: number) => void
}

export const rowId = (id: number): string => `queue-row-${id}`

/** One item in 52 px: what it is, who wrote it, how likely spam, and the first reason. */
export const QueueRowLine = memo(function QueueRowLine({
  row,
  thresholds,
  selected,
  archive,
  onSelect,
}: QueueRowLineProps) {
  const { id, kind, title, author, score, reason, queuedAt, standing, state, unsaved } = row
  const since = archive ? standing?.at : queuedAt
  const handled = standing !== null && standing.kind !== 'UNSURE'
  return (
    <button
      type="button"
      id={rowId(id)}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      onClick={() => onSelect(id)}
      className={cx(
        'grid h-13 w-full grid-cols-[1.25rem_1fr_auto] content-center items-center gap-x-2 border-b border-l-3 pr-3 pl-2.5 text-left -outline-offset-2',
        selected ? 'border-l-accent bg-accent-soft' : 'border-l-transparent hover:bg-hover',
        handled && !archive && 'text-ink-3',
      )}
    >
      <KindIcon kind={kind} />
      <span className={cx('truncate', handled && !archive ? 'line-through decoration-1' : 'font-medium')}>
        <SafeText text={title} />
      </span>
      <span className="justify-self-end">
        <ScoreChip score={score} thresholds={thresholds} />
      </span>
      <span className="col-start-2 truncate text-xs text-ink-3">
        {handled ? (
          <>
            {decisionWords[standing.kind]} by <SafeText text={standing.mine ? 'you' : standing.by} /> ·{' '}
            <SafeText text={author?.username ?? 'unknown author'} />
          </>
        ) : (
          <>
            {unsaved && <span className="font-medium text-calm">Not in GitLab yet · </span>}
            {state === 'SECOND_OPINION' && <span className="font-medium text-warn">Second opinion · </span>}
            <SafeText text={author?.username ?? 'unknown author'} className="text-ink-2" />
            {author?.accountCreated && (
              <>
                {' '}
                <RelativeTime at={author.accountCreated} old />
              </>
            )}
            {reason && (
              <>
                {' · '}
                <SafeText text={reasonWords(reason, score === null || score >= 0.5 ? 1 : -1).short} limit={160} />
              </>
            )}
          </>
        )}
      </span>
      <span className="text-right text-xs text-ink-3">{since && <RelativeTime at={since} />}</span>
    </button>
  )
})
