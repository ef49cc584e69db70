import { SafeText } from '@/components/text/safe-text'
import { Badge } from '@/components/ui/badge'
import { RelativeTime } from '@/components/ui/relative-time'
import { RowLink } from '@/components/ui/row-link'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { madeWords, shareWords, stateWords } from './model-words'
import type { ModelListRow } from './queries'

/** All versions, newest first, the active one marked. */
export function VersionTable({ rows }: { rows: readonly ModelListRow[] }) {
  return (
    <Table aria-label="All versions">
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>State</Th>
          <Th className="text-right">Learned from</Th>
          <Th>Flagged, new decisions</Th>
          <Th>Flagged, seed corpus</Th>
          <Th>Made</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <VersionRow key={row.id} row={row} />
        ))}
      </tbody>
    </Table>
  )
}

function VersionRow({ row }: { row: ModelListRow }) {
  const { id, name, kind, state, parent, counts, decisions, seed, createdAt, createdBy } = row
  return (
    <Tr className={state === 'ACTIVE' ? 'bg-accent-soft' : undefined}>
      <Td>
        <RowLink href={`/models/${id}`} className="font-medium whitespace-nowrap underline">
          {name}
        </RowLink>
        <p className="text-xs whitespace-nowrap text-ink-2">
          {madeWords[kind]}
          {parent && `, on ${parent.name}`}
        </p>
      </Td>
      <Td>
        <Badge tone={stateWords[state].tone} className={state === 'ACTIVE' ? 'bg-surface' : undefined}>
          {stateWords[state].name}
        </Badge>
      </Td>
      <Td className="text-right text-sm whitespace-nowrap">
        {counts.labels === 0 ? (
          <span className="text-ink-2">–</span>
        ) : (
          <>
            {counts.labels.toLocaleString('en')} {counts.labels === 1 ? 'decision' : 'decisions'}
          </>
        )}
      </Td>
      <Td className="text-sm">
        <KeyFigures figures={decisions} />
      </Td>
      <Td className="text-sm">
        <KeyFigures figures={seed} />
      </Td>
      <Td className="text-sm whitespace-nowrap">
        <RelativeTime at={createdAt} ago />
        <p className="text-xs text-ink-2">
          by <SafeText text={createdBy} limit={40} />
        </p>
      </Td>
    </Tr>
  )
}

function KeyFigures({ figures }: { figures: ModelListRow['decisions'] }) {
  if (!figures) return <span className="text-ink-2">not measured</span>
  return (
    <div className="whitespace-nowrap">
      {shareWords(figures.recall)} of spam
      <p className="text-xs text-ink-2">
        {shareWords(figures.falsePositives)} of harmless
        {figures.auc !== null && ` · AUC ${figures.auc.toFixed(4)}`}
      </p>
    </div>
  )
}
