'use client'
import { tell } from '@/components/tell'
import { plainText } from '@/components/text/plain-text'
import { SafeText } from '@/components/text/safe-text'
import { Button } from '@/components/ui/button'
import { RelativeTime } from '@/components/ui/relative-time'
import { RowLink } from '@/components/ui/row-link'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { EventStateBadge } from './event-state'
import { reasonWords, sourceWords } from './event-words'
import { NextTry } from './next-try'
import { type EventListRow, useReplayEvent } from './queries'

type EventTableProps = { rows: readonly EventListRow[]; mayReplay: boolean }

export function EventTable({ rows, mayReplay }: EventTableProps) {
  return (
    <Table aria-label="Events">
      <thead>
        <tr>
          <Th>Event</Th>
          <Th className="min-w-44 max-md:hidden">State</Th>
          <Th className="max-md:hidden">Failed tries</Th>
          <Th>Received</Th>
          <Th>
            <span className="sr-only">Replay</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <EventLine key={row.id} row={row} mayReplay={mayReplay} />
        ))}
      </tbody>
    </Table>
  )
}

function EventLine({ row, mayReplay }: { row: EventListRow; mayReplay: boolean }) {
  return (
    <Tr>
      <Td className="w-full max-w-0 py-2">
        <p className="flex min-w-0 items-baseline gap-2">
          <RowLink href={`/events/${row.id}`} className="truncate font-medium hover:underline">
            <SafeText text={row.kind ?? 'not read yet'} limit={200} />
          </RowLink>
          <span className="text-xs text-ink-3">
            #{row.id}
            {row.source !== 'HOOK' && `, ${sourceWords[row.source]}`}
          </span>
        </p>
        <Subject row={row} />
        <p className="text-sm break-words text-ink-3 md:hidden">
          {row.reason !== null && <SafeText text={reasonWords(row.reason)} />} <NextTry row={row} />
        </p>
        <div className="pt-1 md:hidden">
          <EventStateBadge state={row.state} />
        </div>
      </Td>
      <Td className="max-md:hidden">
        <EventStateBadge state={row.state} />
        {row.reason !== null && (
          <p
            className="max-w-64 text-sm text-ink-2"
            title={row.detail ? plainText(row.detail, { limit: 500 }) : undefined}
          >
            <SafeText text={reasonWords(row.reason)} />
          </p>
        )}
      </Td>
      <Td className="whitespace-nowrap max-md:hidden">
        {row.attempts === 0 ? <span className="text-ink-3">none</span> : row.attempts}
        <p className="text-sm text-ink-3">
          <NextTry row={row} />
        </p>
      </Td>
      <Td className="align-top whitespace-nowrap text-ink-2 md:align-middle">
        <RelativeTime at={row.receivedAt} ago />
      </Td>
      <Td className="text-right align-top md:align-middle">
        {row.state === 'DEAD' && mayReplay && <ReplayButton id={row.id} />}
      </Td>
    </Tr>
  )
}

/** The item where it is known, else GitLab's own name for it. Titles are strangers' text: SafeText keeps them from turning the line around. */
function Subject({ row: { item, subject } }: { row: EventListRow }) {
  if (item)
    return (
      <p className="truncate text-sm">
        <RowLink href={`/items/${item.id}`} className="text-ink-2 hover:underline">
          <SafeText text={item.title || (subject ?? 'the item')} limit={200} />
        </RowLink>
      </p>
    )
  return (
    <p className="truncate text-sm text-ink-3">
      <SafeText text={subject ?? 'no subject'} limit={200} />
    </p>
  )
}

export function ReplayButton({ id }: { id: string }) {
  const { mutateAsync, isPending } = useReplayEvent()
  return (
    <Button
      size="sm"
      disabled={isPending}
      aria-label={`Replay event ${id}`}
      onClick={() =>
        tell(mutateAsync(id), {
          id: `replay-${id}`,
          done: () => ({ title: `Event ${id} starts again.` }),
          failed: `Event ${id} was not replayed.`,
        })
      }
    >
      Replay
    </Button>
  )
}
