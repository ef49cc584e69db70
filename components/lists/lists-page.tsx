'use client'
import { useQuery } from '@tanstack/react-query'
import { Plus, ShieldCheck } from 'lucide-react'
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Input } from '@/components/ui/input'
import { PageBody, PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { QueryView } from '@/components/ui/query-view'
import { Select } from '@/components/ui/select'
import { hasRole, type Role } from '@/lib/auth/role'
import { ListEntryKind } from '@/lib/generated/prisma/enums'
import { AddEntry } from './add-entry'
import { ListTable } from './list-table'
import { kindWords } from './list-words'
import { listsQuery } from './queries'
import { StatusBanner } from './status-banner'
import { TryBox } from './try-box'

// Not from lib/trust: its rules need Node's own functions, which no browser has.
const listEntryKinds = Object.values(ListEntryKind)

export function ListsPage({ role }: { role: Role }) {
  const [adding, setAdding] = useState(false)
  const [filter, setFilter] = useQueryStates(
    {
      kind: parseAsStringLiteral(listEntryKinds),
      search: parseAsString,
      show: parseAsStringLiteral(['live', 'all']),
      before: parseAsString,
    },
    { history: 'push' },
  )
  const change = (next: Partial<typeof filter>) => setFilter({ before: null, ...next })
  const query = useQuery(listsQuery(filter))
  const mayEdit = hasRole(role, 'ADMIN')
  const active = filter.kind !== null || Boolean(filter.search)
  return (
    <PageBody>
      <PageHeader
        title="Trust lists"
        description="Whom Natterjack never screens. GitLab’s admins, its internal bots (not service accounts, nor those of access tokens) and accounts with the custom attribute trusted_by are trusted without a list."
        actions={
          mayEdit && (
            <Button variant="primary" onClick={() => setAdding(true)}>
              <Plus aria-hidden className="size-4" />
              Trust somebody
            </Button>
          )
        }
      />
      <StatusBanner />
      <div className="grid items-start gap-6 lg:grid-cols-[1fr_19rem]">
        <div className="min-w-0">
          <form
            className="flex flex-wrap items-center gap-2 pb-3"
            onSubmit={(event) => {
              event.preventDefault()
              change({ search: String(new FormData(event.currentTarget).get('search') ?? '').trim() || null })
            }}
          >
            <Input
              key={filter.search}
              name="search"
              type="search"
              aria-label="Search values and reasons"
              placeholder="Search values and reasons"
              defaultValue={filter.search ?? ''}
              className="w-full sm:w-60"
            />
            <Select
              aria-label="Kind"
              value={filter.kind ?? ''}
              onChange={(event) => change({ kind: (event.target.value as ListEntryKind) || null })}
            >
              <option value="">Any kind</option>
              {listEntryKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {kindWords[kind].name}
                </option>
              ))}
            </Select>
            <label htmlFor="show-ended" className="flex min-h-8 items-center gap-2 text-sm text-ink-2">
              <input
                id="show-ended"
                type="checkbox"
                className="size-4"
                checked={filter.show === 'all'}
                onChange={(event) => change({ show: event.target.checked ? 'all' : null })}
              />
              With ended ones
            </label>
          </form>
          <QueryView query={query} label="Loading trust lists">
            {({ rows, next }) => (
              <>
                {rows.length > 0 && <ListTable rows={rows} mayEdit={mayEdit} />}
                {rows.length === 0 && (
                  <EmptyState
                    icon={ShieldCheck}
                    title={active ? 'No entry fits this filter' : 'Nobody is on a list yet'}
                    action={active && <Button onClick={() => setFilter(null)}>Clear filters</Button>}
                  >
                    {!active &&
                      'List the e-mail domain of your organisation, the groups of your staff, or people you know: they are never flagged.'}
                  </EmptyState>
                )}
                <Pager before={filter.before} next={next} shown={rows.length} onGo={(before) => change({ before })} />
              </>
            )}
          </QueryView>
        </div>
        <aside aria-label="How trust works" className="flex flex-col gap-4">
          <TryBox />
          <Rules />
        </aside>
      </div>
      {adding && <AddEntry onClose={() => setAdding(false)} />}
    </PageBody>
  )
}

function Rules() {
  return (
    <section aria-labelledby="rules" className="text-sm text-ink-2">
      <h2 id="rules" className="pb-1 font-medium text-ink">
        How entries match
      </h2>
      <ul className="flex list-disc flex-col gap-1 pl-4">
        <li>
          An address counts only when GitLab has confirmed it: anybody can sign up with somebody else’s. What signed up
          while GitLab confirmed none stays marked as confirmed.
        </li>
        <li>
          Values match whole, from the right: <code>uni.example</code> trusts neither <code>evil-uni.example</code> nor{' '}
          <code>uni.example.spam.example</code>. Sub-domains count only when the entry says so.
        </li>
        <li>
          Users, groups and projects are known by GitLab’s number: a name that passes to somebody else exempts nobody.
        </li>
        <li>Upper and lower case are the same; look-alike letters are not.</li>
        <li>Of several domains that fit, the longest gives the reason.</li>
        <li>An entry that has run out or was removed exempts nothing new.</li>
      </ul>
    </section>
  )
}
