'use client'
import { useQuery } from '@tanstack/react-query'
import { parseAsString, useQueryState } from 'nuqs'
import { SafeText } from '@/components/text/safe-text'
import { Button } from '@/components/ui/button'
import { ChangeList } from '@/components/ui/change-list'
import { Disclosure } from '@/components/ui/disclosure'
import { Pager } from '@/components/ui/pager'
import { QueryView } from '@/components/ui/query-view'
import { RelativeTime } from '@/components/ui/relative-time'
import { gatherChanges } from '@/lib/settings/gather-changes'
import { historyQuery, type ShownVersion } from './queries'

type HistoryProps = { currentId: number | null; onRestore: ((version: ShownVersion) => void) | null }

export function History({ currentId, onRestore }: HistoryProps) {
  const [before, setBefore] = useQueryState('before', parseAsString.withOptions({ history: 'push' }))
  const query = useQuery(historyQuery(before))
  return (
    <section aria-labelledby="history" className="flex flex-col gap-2">
      <h2 id="history" className="text-lg font-semibold">
        History
      </h2>
      <QueryView query={query} label="Loading the history">
        {({ rows, next }) => (
          <>
            {rows.length === 0 && (
              <p className="text-ink-2">Nobody has changed anything yet: these are the defaults.</p>
            )}
            {rows.length > 0 && (
              <ol className="overflow-hidden rounded-lg border bg-surface">
                {rows.map((version) => (
                  <Version
                    key={version.id}
                    version={version}
                    current={version.id === currentId}
                    onRestore={onRestore}
                  />
                ))}
              </ol>
            )}
            <Pager before={before} next={next} shown={rows.length} onGo={setBefore} />
          </>
        )}
      </QueryView>
    </section>
  )
}

type VersionProps = { version: ShownVersion; current: boolean; onRestore: HistoryProps['onRestore'] }

function Version({ version, current, onRestore }: VersionProps) {
  const { id, createdAt, createdBy, reason, changes, settings } = version
  const count = changes?.length ?? 0
  return (
    <li className="border-b px-4 py-3 last:border-0">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-60">
          <p>
            <span className="font-medium">Version {id}</span>
            {current && <span className="text-ink-2">, in force</span>}
            <span className="text-ink-3">
              {' '}
              · <SafeText text={createdBy?.name ?? 'the system'} /> · <RelativeTime at={createdAt} ago />
            </span>
          </p>
          {reason && (
            <p className="text-sm break-words text-ink-2">
              <SafeText text={reason} />
            </p>
          )}
        </div>
        {!current && settings && onRestore && (
          <Button size="sm" aria-label={`Restore version ${id}`} onClick={() => onRestore(version)}>
            Restore
          </Button>
        )}
      </div>
      {changes === null && (
        <p className="text-sm text-ink-3">
          Written by another version of Natterjack in a form that this one can’t read.
        </p>
      )}
      {changes && count === 0 && <p className="text-sm text-ink-3">Changed nothing.</p>}
      {changes && count > 0 && (
        <Disclosure summary={count === 1 ? 'One change' : `${count} changes`}>
          <ChangeList label={`Changes in version ${id}`} changes={gatherChanges(changes)} />
        </Disclosure>
      )}
    </li>
  )
}
