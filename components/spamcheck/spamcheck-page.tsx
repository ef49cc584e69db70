'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { Badge } from '@/components/ui/badge'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageBody, PageHeader } from '@/components/ui/page-header'
import { type Tab, Tabs } from '@/components/ui/tabs'
import { hasRole, type Role } from '@/lib/auth/role'
import { CallsTab } from './calls-tab'
import { ConnectTab } from './connect-tab'
import { DoorTab } from './door-tab'
import { doorQuery } from './queries'
import { TryTab } from './try-tab'

const names = ['door', 'calls', 'try', 'connect'] as const
type Name = (typeof names)[number]

const tabs: readonly Tab<Name>[] = [
  { name: 'door', label: 'Door' },
  { name: 'calls', label: 'Calls' },
  { name: 'try', label: 'Try it' },
  { name: 'connect', label: 'Enter in GitLab' },
]

export function SpamcheckPage({ role }: { role: Role }) {
  const [tab, setTab] = useQueryState(
    'tab',
    parseAsStringLiteral(names).withDefault('door').withOptions({ history: 'push' }),
  )
  const mayTry = hasRole(role, 'MODERATOR')
  return (
    <PageBody>
      <PageHeader
        title="Spamcheck"
        description="GitLab asks here before it saves something, and is answered within milliseconds."
        actions={
          <>
            <State />
            <Link href="/settings#spamcheck" className={buttonClass()}>
              {hasRole(role, 'ADMIN') ? 'Change settings' : 'Settings'}
            </Link>
          </>
        }
      />
      <Tabs
        label="Spamcheck"
        tabs={tabs.filter(({ name }) => mayTry || name !== 'try')}
        value={tab}
        onChange={setTab}
        className="-mx-4 md:mx-0"
      >
        <div className="px-4 pt-4 md:px-0">
          {tab === 'door' && (
            <DoorTab onConnect={() => setTab('connect')} onTry={mayTry ? () => setTab('try') : null} />
          )}
          {tab === 'calls' && <CallsTab onConnect={() => setTab('connect')} />}
          {tab === 'try' &&
            (mayTry ? <TryTab /> : <Notice>Trying it needs the role Moderator: it shows what gets past.</Notice>)}
          {tab === 'connect' && <ConnectTab role={role} />}
        </div>
      </Tabs>
    </PageBody>
  )
}

/** All doors in one word. */
function State() {
  const { data } = useQuery(doorQuery())
  if (!data || data.redis === 'unreachable') return null
  const doors = data.workers.flatMap(({ door }) => door ?? [])
  const open = doors.filter(({ shut }) => shut === null).length
  if (open === 0) return <Badge tone="fail">{doors.length > 0 ? 'Shut' : 'No door'}</Badge>
  if (open < data.workers.length)
    return <Badge tone="warn">{`Open at ${open} of ${data.workers.length} workers`}</Badge>
  return <Badge tone="good">{data.monitor ? 'Open, only watching' : 'Open'}</Badge>
}
