'use client'
import { useQuery } from '@tanstack/react-query'
import { Download, ScrollText, ShieldCheck } from 'lucide-react'
import { parseAsString, useQueryStates } from 'nuqs'
import { useState } from 'react'
import { messageOf } from '@/components/api-client'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Menu, MenuItem } from '@/components/ui/menu'
import { PageBody, PageHeader } from '@/components/ui/page-header'
import { Pager } from '@/components/ui/pager'
import { QueryView } from '@/components/ui/query-view'
import { showToast } from '@/components/ui/toast-store'
import { hasRole, type Role } from '@/lib/auth/role'
import { AuditFilters } from './audit-filters'
import { AuditList } from './audit-list'
import { type AuditListFilter, auditQuery, useExportAudit } from './queries'
import { VerifyDialog } from './verify-dialog'

export function AuditPage({ role }: { role: Role }) {
  const [filter, setFilter] = useQueryStates(
    {
      actor: parseAsString,
      action: parseAsString,
      subject: parseAsString,
      from: parseAsString,
      to: parseAsString,
      before: parseAsString,
    },
    { history: 'push' },
  )
  const [verifying, setVerifying] = useState(false)
  const query = useQuery(auditQuery(filter))
  const { before, ...rest } = filter
  const active = Object.values(rest).some((value) => value !== null)
  return (
    <PageBody>
      <PageHeader
        title="Audit"
        description="Everything that people and policy did. Nothing here can be changed or removed; each entry is sealed."
        actions={
          <>
            {hasRole(role, 'ADMIN') && (
              <Button onClick={() => setVerifying(true)}>
                <ShieldCheck aria-hidden className="size-4" />
                Verify
              </Button>
            )}
            <ExportMenu filter={filter} active={active} />
          </>
        }
      />
      <AuditFilters
        filter={rest}
        active={active}
        onChange={(next) => setFilter({ before: null, ...next })}
        onClear={() => setFilter(null)}
      />
      <QueryView query={query} label="Loading the audit log">
        {({ rows, next }) => (
          <>
            {rows.length > 0 && <AuditList rows={rows} />}
            {rows.length === 0 && (
              <EmptyState
                icon={ScrollText}
                title={active ? 'No entry fits this filter' : 'Nothing has been done yet'}
                action={active && <Button onClick={() => setFilter(null)}>Clear filters</Button>}
              />
            )}
            <Pager before={before} next={next} shown={rows.length} onGo={(to) => setFilter({ before: to })} />
          </>
        )}
      </QueryView>
      {verifying && <VerifyDialog onClose={() => setVerifying(false)} />}
    </PageBody>
  )
}

function ExportMenu({ filter, active }: { filter: AuditListFilter; active: boolean }) {
  const { mutate, isPending } = useExportAudit()
  const start = (format: 'csv' | 'jsonl') =>
    mutate(
      { filter, format },
      {
        onError: (error) =>
          showToast({ id: 'audit-export', tone: 'fail', title: 'Nothing was exported.', detail: messageOf(error) }),
      },
    )
  return (
    <Menu
      trigger={
        <Button disabled={isPending}>
          <Download aria-hidden className="size-4" />
          {isPending ? 'Exporting…' : active ? 'Export what is filtered' : 'Export'}
        </Button>
      }
    >
      <MenuItem onSelect={() => start('csv')}>CSV, for spreadsheets</MenuItem>
      <MenuItem onSelect={() => start('jsonl')}>JSON lines, for programs</MenuItem>
    </Menu>
  )
}
