'use client'
import { SafeText } from '@/components/text/safe-text'
import { Badge } from '@/components/ui/badge'
import { RelativeTime } from '@/components/ui/relative-time'
import { RowLink } from '@/components/ui/row-link'
import { ActionButtons } from './action-buttons'
import { ActionDetails } from './action-details'
import { actionNames, actionStates, decisionNames } from './action-words'
import { Countdown } from './countdown'
import type { ActionListRow } from './queries'
import { stepsOf } from './read-action'

export function ActionList({ rows, mayAct }: { rows: readonly ActionListRow[]; mayAct: boolean }) {
  return (
    <ul aria-label="Actions" className="overflow-hidden rounded-lg border bg-surface">
      {rows.map((row) => (
        <li
          key={row.id}
          className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 border-b px-4 py-3 last:border-0 md:grid-cols-[9rem_1fr_auto]"
        >
          <div className="flex items-center gap-2 max-md:col-start-1 md:flex-col md:items-start md:gap-1">
            <Badge tone={actionStates[row.state].tone}>{actionStates[row.state].name}</Badge>
            <span className="text-sm text-ink-3">
              {row.state === 'SCHEDULED' ? (
                <Countdown until={row.runAt} />
              ) : (
                <RelativeTime at={row.endedAt ?? row.createdAt} ago />
              )}
            </span>
          </div>
          <div className="col-span-2 min-w-0 max-md:row-start-2 md:col-span-1 md:col-start-2">
            <p className="font-medium break-words">
              <SafeText
                text={
                  stepsOf(row)
                    ?.map(({ words }) => words)
                    .join('; ') ?? actionNames[row.kind]
                }
              />
            </p>
            <About row={row} />
            {row.detail && row.state !== 'DONE' && (
              <p className="text-sm break-words text-ink-2">
                <SafeText text={row.detail} />
              </p>
            )}
            <ActionDetails row={row} />
          </div>
          <div className="col-start-2 row-start-1 text-right md:col-start-3">
            {mayAct && <ActionButtons row={row} />}
          </div>
        </li>
      ))}
    </ul>
  )
}

function About({ row: { id, item, decision, reversesId, reversedBy } }: { row: ActionListRow }) {
  return (
    <p className="text-sm break-words text-ink-2">
      #{id} ·{' '}
      <RowLink href={`/items/${item.id}`} className="hover:underline">
        <SafeText text={item.title || item.path || `item ${item.id}`} />
      </RowLink>
      {decision && (
        <>
          {' '}
          · {decision.moderator ? <SafeText text={decision.moderator.name} /> : 'policy'} decided{' '}
          {decisionNames[decision.kind]}
          {decision.undoneAt && ' (taken back)'}
        </>
      )}
      {reversesId !== null && ` · reverses #${reversesId}`}
      {reversedBy && ` · reversed by #${reversedBy.id} (${actionStates[reversedBy.state].name.toLowerCase()})`}
    </p>
  )
}
