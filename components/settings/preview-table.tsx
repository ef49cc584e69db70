'use client'
import { useQuery } from '@tanstack/react-query'
import { QueryView } from '@/components/ui/query-view'
import { Skeleton } from '@/components/ui/skeleton'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { type Route, routes, type Settings } from '@/lib/settings/settings'
import { kindNames } from '@/lib/settings/settings-words'
import { previewQuery, type ShownPreview } from './queries'

const columns: Record<Route, string> = { ALLOW: 'Left alone', REVIEW: 'Reviewed', ACT: 'Acted on' }

/** What the change would have meant for the last 30 days: real items, their stored scores, old rules and new. */
export function PreviewTable({ settings }: { settings: Settings }) {
  const query = useQuery(previewQuery(settings))
  return (
    <section aria-labelledby="preview" className="flex flex-col gap-2">
      <h3 id="preview" className="font-medium">
        The last 30 days, before and after
      </h3>
      <QueryView query={query} label="Counting" loading={<Skeleton className="h-40" />}>
        {(preview) => <Counts preview={preview} />}
      </QueryView>
    </section>
  )
}

function Counts({ preview: { kinds, untouched, cut } }: { preview: ShownPreview }) {
  const seen = kinds.filter(({ scored }) => scored > 0)
  const changed = seen.filter(({ before, after }) => routes.some((route) => before[route] !== after[route]))
  if (seen.length === 0)
    return <p className="text-sm text-ink-2">Nothing was scored in this time, so there is nothing to compare.</p>
  return (
    <>
      <Table aria-label="Items by what would have happened">
        <thead>
          <tr>
            <Th>Kind</Th>
            {routes.map((route) => (
              <Th key={route} className="text-right">
                {columns[route]}
              </Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seen.map(({ kind, before, after }) => (
            <Tr key={kind}>
              <Td className="text-sm">{kindNames[kind]}</Td>
              {routes.map((route) => (
                <Td key={route} className="text-right text-sm whitespace-nowrap">
                  {before[route] === after[route] ? (
                    <span className="text-ink-3">{after[route].toLocaleString('en')}</span>
                  ) : (
                    <>
                      <del className="text-ink-3">{before[route].toLocaleString('en')}</del>{' '}
                      <ins className="font-medium no-underline">{after[route].toLocaleString('en')}</ins>
                    </>
                  )}
                </Td>
              ))}
            </Tr>
          ))}
        </tbody>
      </Table>
      <p className="text-sm text-ink-3">
        {changed.length === 0 && 'No item of this time would have gone another way. '}
        {untouched > 0 &&
          `${untouched.toLocaleString('en')} more were trusted or not scored; thresholds don’t concern them. `}
        {cut && 'There were more than can be counted at once; these are the newest. '}
        What was decided stays decided: new settings count for what is screened from now on.
      </p>
    </>
  )
}
