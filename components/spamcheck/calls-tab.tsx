'use client'
import { useQuery } from '@tanstack/react-query'
import { DoorOpen } from 'lucide-react'
import { settingsQuery } from '@/components/settings/queries'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Pager } from '@/components/ui/pager'
import { QueryView } from '@/components/ui/query-view'
import { type ItemKind, itemKinds } from '@/lib/fetch/item'
import { defaultThresholds, type Thresholds } from '@/lib/settings/settings'
import { CallFilters } from './call-filters'
import { CallTable } from './call-table'
import { callsQuery } from './queries'
import { useCallFilter } from './use-call-filter'

/** Every call of the last 90 days, newest first. */
export function CallsTab({ onConnect }: { onConnect: () => void }) {
  const filtering = useCallFilter()
  const { filter, active, change, clear } = filtering
  const query = useQuery(callsQuery(filter))
  const { data: settings } = useQuery(settingsQuery())
  const thresholds = Object.fromEntries(
    itemKinds.map((kind) => [kind, settings?.settings.kinds[kind].thresholds ?? defaultThresholds]),
  ) as Record<ItemKind, Thresholds>
  return (
    <div>
      <CallFilters {...filtering} />
      <QueryView query={query} label="Loading calls">
        {({ rows, next }) => (
          <>
            {rows.length > 0 && <CallTable rows={rows} thresholds={thresholds} />}
            {rows.length === 0 && (
              <EmptyState
                icon={DoorOpen}
                title={active || filter.before ? 'No call fits this filter' : 'GitLab has asked nothing yet'}
                action={
                  active || filter.before ? (
                    <Button onClick={clear}>Clear filters</Button>
                  ) : (
                    <Button variant="primary" onClick={onConnect}>
                      What to enter in GitLab
                    </Button>
                  )
                }
              >
                {!active && !filter.before && 'Each call shows up here within seconds of its answer.'}
              </EmptyState>
            )}
            <Pager before={filter.before} next={next} shown={rows.length} onGo={(before) => change({ before })} />
          </>
        )}
      </QueryView>
    </div>
  )
}
