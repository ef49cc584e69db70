import { ListFilter } from 'lucide-react'
import { isolatedText } from '@/components/text/plain-text'
import { SafeText } from '@/components/text/safe-text'
import { buttonClass } from '@/components/ui/button'
import { ChangeList } from '@/components/ui/change-list'
import { Disclosure } from '@/components/ui/disclosure'
import { RelativeTime } from '@/components/ui/relative-time'
import { RowLink } from '@/components/ui/row-link'
import { auditChanges } from './audit-changes'
import { pageOf, wordsFor } from './audit-words'
import type { AuditEntry } from './queries'

type AuditListProps = { rows: readonly AuditEntry[] }

export function AuditList({ rows }: AuditListProps) {
  return (
    <ol aria-label="Audit log" className="overflow-hidden rounded-lg border bg-surface">
      {rows.map((row) => (
        <Entry key={row.id} row={row} />
      ))}
    </ol>
  )
}

function Entry({ row }: { row: AuditEntry }) {
  const { id, at, actorKind, actorName, action, subject, hash } = row
  const changes = auditChanges(row)
  const page = pageOf(subject)
  return (
    <li className="border-b px-4 py-2.5 last:border-0">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <p className="min-w-0 flex-1 basis-72 break-words">
          <RowLink href={`/audit?actor=${encodeURIComponent(actorName)}`} className="font-medium hover:underline">
            <SafeText text={actorName} />
          </RowLink>
          {actorKind !== 'user' && <span className="text-ink-3"> ({actorKind})</span>}{' '}
          <SafeText text={wordsFor(action)} />{' '}
          {page ? (
            <RowLink href={page} className="text-ink-2 underline decoration-line hover:decoration-current">
              <SafeText text={subject} />
            </RowLink>
          ) : (
            <SafeText text={subject} className="text-ink-2" />
          )}
          <RowLink
            href={`/audit?subject=${encodeURIComponent(subject)}`}
            aria-label={`Everything about ${isolatedText(subject)}`}
            className={buttonClass({ variant: 'quiet', size: 'sm' }, 'ml-1 h-6 px-1 align-middle')}
          >
            <ListFilter aria-hidden className="size-3.5" />
          </RowLink>
        </p>
        <p className="text-sm whitespace-nowrap text-ink-3">
          <RelativeTime at={at} ago /> · #{id}
        </p>
      </div>
      {changes.length > 0 && (
        <Disclosure summary={<SafeText text={gist(changes)} />}>
          <div className="flex flex-col gap-2">
            <ChangeList label={`Changes in entry ${id}`} changes={changes} />
            <p className="font-mono text-xs break-all text-ink-3">seal {hash}</p>
          </div>
        </Disclosure>
      )}
    </li>
  )
}

/** The first changes on one line, so that most entries need no opening. An entry with one side only has nothing to compare. */
function gist(changes: ReturnType<typeof auditChanges>): string {
  const ended = changes.every(({ after }) => after === null)
  const shown = changes.slice(0, 3).map(({ name, before, after }) => {
    if (before === null || ended) return `${name}: ${cut(before ?? after ?? '')}`
    return `${name}: ${cut(before)} → ${after === null ? 'nothing' : cut(after)}`
  })
  return shown.join(', ') + (changes.length > 3 ? ` and ${changes.length - 3} more` : '')
}

const cut = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
