'use client'
import { useQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { useState } from 'react'
import { SafeText } from '@/components/text/safe-text'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Notice } from '@/components/ui/notice'
import { PageBody, PageHeader } from '@/components/ui/page-header'
import { QueryView } from '@/components/ui/query-view'
import { RelativeTime } from '@/components/ui/relative-time'
import { RowLink } from '@/components/ui/row-link'
import { Table, Td, Th, Tr } from '@/components/ui/table'
import { roleNames, roles } from '@/lib/auth/role'
import { AddPerson } from './add-person'
import { PersonMenu } from './person-menu'
import { type Person, peopleQuery } from './queries'
import { RoleSelect } from './role-select'
import { roleWords } from './role-words'

export function PeoplePage({ ownId }: { ownId: number }) {
  const query = useQuery(peopleQuery())
  const [adding, setAdding] = useState(false)
  return (
    <PageBody>
      <PageHeader
        title="People"
        description="Who may sign in to Natterjack, and what for. A lost role, a disabled account and a sign-out count at once."
        actions={
          <Button variant="primary" onClick={() => setAdding(true)}>
            <UserPlus aria-hidden className="size-4" />
            Add somebody
          </Button>
        }
      />
      <QueryView query={query} label="Loading people">
        {({ people, cut }) => (
          <>
            {cut && <Notice className="mb-3">There are more people than can be shown; these are the first 500.</Notice>}
            <Table aria-label="People">
              <thead>
                <tr>
                  <Th>Person</Th>
                  <Th>Role</Th>
                  <Th className="max-md:hidden">Signs in</Th>
                  <Th className="max-md:hidden">Last here</Th>
                  <Th className="text-right max-md:hidden">Decisions</Th>
                  <Th>
                    <span className="sr-only">More</span>
                  </Th>
                </tr>
              </thead>
              <tbody>
                {people.map((person) => (
                  <PersonLine key={person.id} person={person} self={person.id === ownId} />
                ))}
              </tbody>
            </Table>
          </>
        )}
      </QueryView>
      <dl className="grid gap-x-4 gap-y-1 pt-4 text-sm text-ink-2 sm:grid-cols-[auto_1fr]">
        {roles.map((role) => (
          <div key={role} className="contents">
            <dt className="font-medium">{roleNames[role]}</dt>
            <dd>{roleWords[role]}</dd>
          </div>
        ))}
      </dl>
      {adding && <AddPerson onClose={() => setAdding(false)} />}
    </PageBody>
  )
}

function PersonLine({ person, self }: { person: Person; self: boolean }) {
  const { name, username, disabledAt, lastSignInAt, decisions } = person
  return (
    <Tr className={cx(disabledAt !== null && 'text-ink-3')}>
      <Td className="max-md:w-full max-md:max-w-0">
        <p className="truncate font-medium">
          <SafeText text={name} /> {self && <Badge>you</Badge>}
        </p>
        <p className="truncate text-sm text-ink-3">
          <RowLink href={`/audit?actor=${encodeURIComponent(username)}`} className="hover:underline">
            <SafeText text={username} />
          </RowLink>{' '}
          {disabledAt !== null && <Badge tone="warn">disabled</Badge>}
        </p>
      </Td>
      <Td>
        <RoleSelect person={person} self={self} />
      </Td>
      <Td className="text-sm max-md:hidden">
        {person.signIn === 'password' ? 'password' : 'GitLab'}
        {person.roleFrom === 'GITLAB' && <p className="text-ink-3">role as in GitLab</p>}
      </Td>
      <Td className="text-sm whitespace-nowrap max-md:hidden">
        {lastSignInAt ? <RelativeTime at={lastSignInAt} ago /> : <span className="text-ink-3">never</span>}
      </Td>
      <Td className="text-right max-md:hidden">{decisions.toLocaleString('en')}</Td>
      <Td className="text-right">
        <PersonMenu person={person} self={self} />
      </Td>
    </Tr>
  )
}
