'use client'
import { useQuery } from '@tanstack/react-query'
import { Activity } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageBody, PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { QueryView } from '@/components/ui/query-view'
import { hasRole, type Role } from '@/lib/auth/role'
import { DeadLetters } from './dead-letters'
import { EventFilters } from './event-filters'
import { EventTable } from './event-table'
import { eventsQuery } from './queries'
import { useEventFilter } from './use-event-filter'

export function EventsPage({ role }: { role: Role }) {
  const filtering = useEventFilter()
  const { filter, active, change, clear } = filtering
  const query = useQuery(eventsQuery(filter))
  return (
    <PageBody>
      <PageHeader
        title="Events"
        description="What GitLab sent, and what became of it. Every event ends, and says how."
      />
      <DeadLetters
        role={role}
        onShow={(reason) => change({ state: 'DEAD', reason, kind: null, source: null, subject: null })}
      />
      <EventFilters {...filtering} />
      <QueryView query={query} label="Loading events">
        {({ rows, next }) => (
          <>
            {rows.length > 0 && <EventTable rows={rows} mayReplay={hasRole(role, 'MODERATOR')} />}
            {rows.length === 0 && (
              <EmptyState
                icon={Activity}
                title={active ? 'No event fits this filter' : 'Nothing has come in yet'}
                action={active && <Button onClick={clear}>Clear filters</Button>}
              >
                {!active &&
                  'Add a system hook in GitLab that points to /api/hooks/gitlab, then press “Test” there: the event shows up here at once.'}
              </EmptyState>
            )}
            <Pager before={filter.before} next={next} shown={rows.length} onGo={(before) => change({ before })} />
          </>
        )}
      </QueryView>
    </PageBody>
  )
}
