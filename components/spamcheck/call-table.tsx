import { KindIcon } from '@/components/item/kind-icon'
import { SafeText } from '@/components/text/safe-text'
import { RelativeTime } from '@/components/ui/relative-time'
import { RowLink } from '@/components/ui/row-link'
import { ScoreChip } from '@/components/ui/score-chip'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import type { ItemKind } from '@/lib/fetch/item'
import type { Thresholds } from '@/lib/settings/settings'
import { AnswerBadge } from './answer-badge'
import { tookWords, typeWords } from './call-words'
import type { CallListRow } from './queries'

type CallTableProps = { rows: readonly CallListRow[]; thresholds: Record<ItemKind, Thresholds> }

/** What GitLab asked and was answered; on a phone the same in one column. */
export function CallTable({ rows, thresholds }: CallTableProps) {
  return (
    <Table aria-label="Calls">
      <thead>
        <tr>
          <Th>Asked about</Th>
          <Th className="max-md:hidden">Score</Th>
          <Th className="max-md:hidden">Answered</Th>
          <Th className="max-lg:hidden">Reason</Th>
          <Th className="text-right max-lg:hidden">Took</Th>
          <Th>When</Th>
          <Th className="max-md:hidden">Item</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <CallLine key={row.id} row={row} thresholds={thresholds[row.kind]} />
        ))}
      </tbody>
    </Table>
  )
}

function CallLine({ row, thresholds }: { row: CallListRow; thresholds: Thresholds }) {
  const { id, at, type, kind, username, projectPath, projectId, score, verdict, judged, reason, tookMicros } = row
  return (
    <Tr>
      <Td className="w-full max-w-0 py-2">
        <p className="flex min-w-0 items-center gap-2">
          <KindIcon kind={kind} />
          <RowLink href={`/spamcheck/calls/${id}`} className="max-w-40 shrink-0 truncate font-medium hover:underline">
            <SafeText text={typeWords(type)} limit={60} />
          </RowLink>
          <span className="min-w-0 truncate text-sm text-ink-2">
            by <SafeText text={username || 'an unknown account'} limit={120} />
          </span>
        </p>
        <p className="truncate text-sm text-ink-3">
          {projectPath || projectId !== null ? (
            <SafeText text={projectPath || `project ${projectId}`} limit={200} />
          ) : (
            'in no project'
          )}
        </p>
        <p className="flex flex-wrap items-center gap-2 pt-1 md:hidden">
          <ScoreChip score={score} thresholds={thresholds} />
          <AnswerBadge verdict={verdict} />
          {judged !== verdict && <WouldHaveBeen judged={judged} />}
          {row.itemId !== null && <ItemLink id={row.itemId} joined={row.joinedAt !== null} />}
        </p>
      </Td>
      <Td className="max-md:hidden">
        <ScoreChip score={score} thresholds={thresholds} />
      </Td>
      <Td className="max-md:hidden">
        <AnswerBadge verdict={verdict} />
        {judged !== verdict && (
          <p className="pt-0.5">
            <WouldHaveBeen judged={judged} />
          </p>
        )}
      </Td>
      <Td className="min-w-36 max-w-44 text-sm break-words text-ink-2 max-lg:hidden">
        <SafeText text={reason} limit={120} />
      </Td>
      <Td className="text-right text-sm whitespace-nowrap text-ink-2 max-lg:hidden">{tookWords(tookMicros)}</Td>
      <Td className="align-top text-sm whitespace-nowrap text-ink-2 md:align-middle">
        <RelativeTime at={at} ago />
      </Td>
      <Td className="text-sm whitespace-nowrap max-md:hidden">
        {row.itemId === null ? (
          <span className="text-ink-3">–</span>
        ) : (
          <ItemLink id={row.itemId} joined={row.joinedAt !== null} />
        )}
      </Td>
    </Tr>
  )
}

/** In monitor mode GitLab is told "allow" whatever is thought. */
function WouldHaveBeen({ judged }: { judged: CallListRow['judged'] }) {
  return (
    <span className="inline-flex items-center gap-1 text-xs whitespace-nowrap text-ink-3">
      would be <AnswerBadge verdict={judged} />
    </span>
  )
}

function ItemLink({ id, joined }: { id: number; joined: boolean }) {
  return (
    <RowLink href={`/items/${id}`} className="text-sm underline">
      {joined ? 'saved item' : 'in the queue'}
      <span className="sr-only"> {id}</span>
    </RowLink>
  )
}
