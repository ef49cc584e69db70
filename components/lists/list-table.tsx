'use client'
import { tell } from '@/components/tell'
import { isolatedText } from '@/components/text/plain-text'
import { SafeText } from '@/components/text/safe-text'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { RelativeTime } from '@/components/ui/relative-time'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { absolute } from '@/components/ui/time'
import { useNow } from '@/components/ui/use-now'
import { accessName, minAccessLevels } from '@/lib/trust/min-access'
import { kindWords } from './list-words'
import { type ListEntry, useAddEntry, useRemoveEntry } from './queries'

export function ListTable({ rows, mayEdit }: { rows: readonly ListEntry[]; mayEdit: boolean }) {
  const now = useNow()
  return (
    <Table aria-label="Trusted">
      <thead>
        <tr>
          <Th>Trusted</Th>
          <Th className="max-md:hidden">Why</Th>
          <Th className="max-md:hidden">Added</Th>
          <Th className="text-right" title="Verdicts it exempted, among the newest hundred thousand">
            Hits
          </Th>
          <Th>
            <span className="sr-only">Remove</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <EntryLine key={row.id} row={row} now={now} mayEdit={mayEdit} />
        ))}
      </tbody>
    </Table>
  )
}

function EntryLine({ row, now, mayEdit }: { row: ListEntry; now: number; mayEdit: boolean }) {
  const ended = row.removedAt !== null || (row.expiresAt !== null && Date.parse(row.expiresAt) <= now)
  return (
    <Tr className={cx(ended && 'text-ink-3')}>
      <Td className="py-2 max-md:w-full max-md:max-w-0">
        <p className="font-medium break-all">
          <SafeText text={row.value} />
        </p>
        <NowNamed row={row} />
        <p className="text-sm text-ink-3">
          {kindWords[row.kind].name}
          {row.kind === 'GROUP' && `: ${accessName(row.minAccess)}`}
          {row.withSubs && (row.kind === 'GROUP' ? ', with sub-groups' : ', with sub-domains')}
        </p>
        <Ends row={row} ended={ended} />
        <p className="text-sm break-words md:hidden">
          <SafeText text={row.reason} />
        </p>
      </Td>
      <Td className="max-w-80 text-sm break-words max-md:hidden">
        <SafeText text={row.reason} />
      </Td>
      <Td className="text-sm whitespace-nowrap max-md:hidden">
        <RelativeTime at={row.createdAt} ago />
        <p className="text-ink-3">
          <SafeText text={row.createdBy?.name ?? 'the system'} />
        </p>
      </Td>
      <Td className="text-right">{row.hits.toLocaleString('en')}</Td>
      <Td className="text-right">{mayEdit && !ended && <RemoveButton row={row} />}</Td>
    </Tr>
  )
}

function NowNamed({ row: { nowNamed } }: { row: ListEntry }) {
  if (nowNamed === null) return null
  return (
    <p className="text-sm break-all">
      now called <SafeText text={nowNamed} />
    </p>
  )
}

function Ends({ row: { removedAt, expiresAt }, ended }: { row: ListEntry; ended: boolean }) {
  if (removedAt !== null)
    return (
      <Badge>
        removed <RelativeTime at={removedAt} ago />
      </Badge>
    )
  if (expiresAt === null) return null
  const day = expiresAt.slice(0, 10)
  return (
    <span title={absolute(new Date(expiresAt))}>
      <Badge tone={ended ? 'neutral' : 'warn'}>{ended ? `ran out on ${day}` : `until ${day}`}</Badge>
    </span>
  )
}

function RemoveButton({ row }: { row: ListEntry }) {
  const remove = useRemoveEntry()
  const add = useAddEntry()
  const id = `list-${row.id}`
  const { kind, value, gitlabId, withSubs, reason, expiresAt, nowNamed } = row
  const minAccess = minAccessLevels.find((level) => level === row.minAccess)
  const putBack = () =>
    tell(add.mutateAsync({ kind, value: nowNamed ?? value, gitlabId, withSubs, minAccess, reason, expiresAt }), {
      id,
      done: () => ({ title: `${value} is trusted again.` }),
      failed: `${value} could not be put back.`,
    })
  return (
    <Button
      size="sm"
      disabled={remove.isPending}
      aria-label={`Remove ${isolatedText(value)}`}
      onClick={() =>
        tell(remove.mutateAsync(row.id), {
          id,
          done: () => ({
            title: `${value} is no longer trusted.`,
            detail: 'What was let through stays; new content is screened.',
            action: { label: 'Undo', run: putBack },
          }),
          failed: `${value} was not removed.`,
        })
      }
    >
      Remove
    </Button>
  )
}
