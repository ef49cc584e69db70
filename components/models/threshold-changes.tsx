import { Table, Td, Th, Tr } from '@/components/ui/table'
import { thresholdPoints } from '@/lib/settings/score-words'
import { kindNames, thresholdNames } from '@/lib/settings/settings-words'
import type { ModelView } from './queries'

type Rows = ModelView['thresholds']
const basisWords: Record<Rows[number]['basis'], string> = {
  precision: 'the share of spam among what is flagged',
  share: 'the share of items that is flagged',
  kept: 'the number itself',
}
const names = ['conditional', 'disallow', 'block'] as const

/** Another model's 0.5 isn't this one's: where the thresholds went, or would go, so that they keep what they mean. */
export function ThresholdChanges({ thresholds, applied }: { thresholds: Rows; applied: boolean }) {
  return (
    <section aria-labelledby="thresholds" className="flex flex-col gap-2">
      <h2 id="thresholds" className="text-lg font-semibold">
        Thresholds
      </h2>
      {thresholds.length === 0 ? (
        <p className="text-ink-2">
          {applied ? 'Its promotion changed none.' : 'Its promotion would change none.'} What they meant before, they
          mean with this model, as far as can be told.
        </p>
      ) : (
        <>
          <p className="max-w-2xl text-sm text-ink-2">
            {applied
              ? 'Its promotion moved them, so that each keeps what it meant.'
              : 'Its promotion would move them, so that each keeps what it means.'}
          </p>
          <Table aria-label="Thresholds before and after">
            <thead>
              <tr>
                <Th>Kind</Th>
                {names.map((name) => (
                  <Th key={name} className="text-right">
                    {thresholdNames[name]}
                  </Th>
                ))}
                <Th>What stays the same</Th>
              </tr>
            </thead>
            <tbody>
              {thresholds.map(({ kind, before, after, basis }) => (
                <Tr key={kind}>
                  <Td className="text-sm whitespace-nowrap">{kindNames[kind]}</Td>
                  {names.map((name) => (
                    <Td key={name} className="text-right text-sm whitespace-nowrap">
                      <Moved before={before[name]} after={after[name]} />
                    </Td>
                  ))}
                  <Td className="min-w-40 text-sm text-ink-2">{basisWords[basis]}</Td>
                </Tr>
              ))}
            </tbody>
          </Table>
        </>
      )}
    </section>
  )
}

function Moved({ before, after }: { before: number; after: number }) {
  if (before === after) return <span className="text-ink-2">{thresholdPoints(after)}</span>
  return (
    <>
      <del className="text-ink-3">{thresholdPoints(before)}</del>{' '}
      <ins className="font-medium no-underline">{thresholdPoints(after)}</ins>
    </>
  )
}
