'use client'
import { useQuery } from '@tanstack/react-query'
import { BookCheck, X } from 'lucide-react'
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { isolatedText } from '@/components/text/plain-text'
import { SafeText } from '@/components/text/safe-text'
import { Button } from '@/components/ui/button'
import { Choices } from '@/components/ui/choices'
import { EmptyState } from '@/components/ui/empty-state'
import { PageBody, PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { QueryView } from '@/components/ui/query-view'
import { Select } from '@/components/ui/select'
import { hasRole, type Role } from '@/lib/auth/role'
import { ActionKind } from '@/lib/generated/prisma/enums'
import { type ActionGroup, actionGroupNames } from '@/lib/stats/action-filter'
import { ActionList } from './action-list'
import { actionNames, groupNames } from './action-words'
import { DryRunBanner } from './dry-run-banner'
import { actionCountsQuery, actionsQuery } from './queries'

const kinds = Object.values(ActionKind)

export function ActionsPage({ role }: { role: Role }) {
  const [filter, setFilter] = useQueryStates(
    {
      state: parseAsStringLiteral(actionGroupNames),
      kind: parseAsStringLiteral(kinds),
      item: parseAsInteger,
      target: parseAsString,
      before: parseAsString,
    },
    { history: 'push' },
  )
  const change = (next: Partial<typeof filter>) => setFilter({ before: null, ...next })
  const { before, ...rest } = filter
  const active = Object.values(rest).some((value) => value !== null)
  const query = useQuery(actionsQuery(filter))
  const { data: counts } = useQuery(actionCountsQuery())
  const choices = [
    { value: 'all', label: 'All' },
    ...actionGroupNames.map((group) => ({
      value: group,
      label: groupNames[group],
      count: counts?.[group],
      hot: group === 'failed',
    })),
  ]
  return (
    <PageBody>
      <PageHeader
        title="Actions"
        description="What decisions lead to in GitLab: planned, waiting for its time to undo, done, or refused, and why."
      />
      <DryRunBanner role={role} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 pb-3">
        <Choices
          label="State"
          choices={choices}
          value={filter.state ?? 'all'}
          onChange={(value) => change({ state: value === 'all' ? null : (value as ActionGroup) })}
        />
        <Select
          aria-label="Kind"
          value={filter.kind ?? ''}
          onChange={(event) => change({ kind: (event.target.value as ActionKind) || null })}
        >
          <option value="">Any action</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {actionNames[kind]}
            </option>
          ))}
        </Select>
        {filter.item !== null && <Chip label={`item ${filter.item}`} onRemove={() => change({ item: null })} />}
        {filter.target && <Chip label={filter.target} onRemove={() => change({ target: null })} />}
      </div>
      <QueryView query={query} label="Loading actions">
        {({ rows, next }) => (
          <>
            {rows.length > 0 && <ActionList rows={rows} mayAct={hasRole(role, 'MODERATOR')} />}
            {rows.length === 0 && (
              <EmptyState
                icon={BookCheck}
                title={active ? 'No action fits this filter' : 'Nothing was planned or done yet'}
                action={active && <Button onClick={() => setFilter(null)}>Clear filters</Button>}
              >
                {!active && 'When somebody decides that an item is spam, what follows from it in GitLab stands here.'}
              </EmptyState>
            )}
            <Pager before={before} next={next} shown={rows.length} onGo={(to) => change({ before: to })} />
          </>
        )}
      </QueryView>
    </PageBody>
  )
}

function Chip({ label, onRemove }: { label: string; onRemove: () => void }) {
  return (
    <Button size="sm" aria-label={`Show all, not only ${isolatedText(label)}`} onClick={onRemove}>
      <SafeText text={label} limit={80} />
      <X aria-hidden className="size-4" />
    </Button>
  )
}
