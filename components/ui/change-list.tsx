import { SafeText } from '@/components/text/safe-text'
import { Table, Td, Th, Tr } from './table'

export type Change = { name: string; before: string | null; after: string | null }

/** What was and what is, line by line. Struck through and marked in words too: colour alone tells nobody. */
export function ChangeList({ changes, label = 'Changes' }: { changes: readonly Change[]; label?: string }) {
  return (
    <Table aria-label={label}>
      <thead>
        <tr>
          <Th>What</Th>
          <Th>Before</Th>
          <Th>After</Th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ name, before, after }) => (
          <Tr key={name}>
            <Td className="text-sm text-ink-2">
              <SafeText text={name} />
            </Td>
            <Td className="text-sm break-words">
              {before === null ? (
                <span className="text-ink-3">–</span>
              ) : (
                <del className="text-ink-3">
                  <SafeText text={before} limit={2_000} />
                </del>
              )}
            </Td>
            <Td className="text-sm font-medium break-words">
              {after === null ? (
                <span className="font-normal text-ink-3">–</span>
              ) : (
                <ins className="no-underline">
                  <SafeText text={after} limit={2_000} />
                </ins>
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}
