'use client'
import { useQuery } from '@tanstack/react-query'
import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import { SafeText } from '@/components/text/safe-text'
import { CopyButton } from '@/components/ui/copy-button'
import { Fact, Facts } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import { PageBody, PageHeader } from '@/components/ui/page-header'
import { QueryView } from '@/components/ui/query-view'
import { RelativeTime } from '@/components/ui/relative-time'
import { RowLink } from '@/components/ui/row-link'
import { hasRole, type Role } from '@/lib/auth/role'
import { maxAttempts } from '@/lib/intake/open-event'
import { EventBody } from './event-body'
import { EventStateBadge } from './event-state'
import { ReplayButton } from './event-table'
import { reasonWords, sourceWords, stateWords } from './event-words'
import { NextTry } from './next-try'
import { type EventView, eventQuery } from './queries'

export function EventPage({ id, role }: { id: string; role: Role }) {
  const query = useQuery(eventQuery(id))
  return (
    <PageBody>
      <Link href="/events" className="mb-2 inline-flex items-center gap-1 text-sm text-ink-2 hover:underline">
        <ChevronLeft aria-hidden className="size-4" />
        Events
      </Link>
      <PageHeader
        title={`Event ${id}`}
        description={query.data?.kind ? <SafeText text={query.data.kind} limit={200} /> : undefined}
        actions={query.data?.state === 'DEAD' && hasRole(role, 'MODERATOR') && <ReplayButton id={id} />}
      />
      <QueryView query={query} label="Loading the event">
        {(event) => <EventFacts event={event} />}
      </QueryView>
    </PageBody>
  )
}

function EventFacts({ event }: { event: EventView }) {
  return (
    <div className="flex flex-col gap-4">
      {event.state === 'DEAD' && event.detail && (
        <Notice tone="fail">
          <SafeText text={event.detail} limit={2_000} />
        </Notice>
      )}
      <Facts>
        <Fact name="State">
          <EventStateBadge state={event.state} />
          <span className="pl-2 text-ink-2">{stateWords[event.state].explain}</span>
        </Fact>
        {event.reason !== null && (
          <Fact name="Reason">
            <SafeText text={reasonWords(event.reason)} />
            {event.detail && event.state !== 'DEAD' && (
              <p className="text-sm text-ink-2">
                <SafeText text={event.detail} limit={2_000} />
              </p>
            )}
          </Fact>
        )}
        <Fact name="About">
          {event.item ? (
            <RowLink href={`/items/${event.item.id}`} className="underline">
              <SafeText text={event.item.title || (event.subject ?? 'the item')} limit={300} />
            </RowLink>
          ) : (
            <SafeText text={event.subject ?? 'not known'} limit={300} />
          )}
          {event.item && event.subject && <SafeText text={event.subject} className="pl-2 text-ink-3" limit={300} />}
        </Fact>
        <Fact name="Received">
          <RelativeTime at={event.receivedAt} ago />{' '}
          <span className="text-ink-3">as a {sourceWords[event.source]}</span>
        </Fact>
        {event.endedAt && (
          <Fact name="Ended">
            <RelativeTime at={event.endedAt} ago />
          </Fact>
        )}
        <Fact name="Failed tries">
          {event.attempts === 0 ? 'none' : `${event.attempts} of at most ${maxAttempts}`} <NextTry row={event} />
          {event.state === 'OPEN' && <span className="text-ink-3"> goes on at step {event.step.toLowerCase()}</span>}
          {event.attempts > 0 && (
            <p className="text-sm text-ink-2">
              Waiting for GitLab to be back isn’t counted; a worker that died counts twice.
            </p>
          )}
        </Fact>
        <Fact name="Recognised by">
          <code className="font-mono text-xs break-all">
            <SafeText text={event.dedupeKey} />
          </code>
        </Fact>
        <Fact name="SHA-256 of the body">
          <code className="font-mono text-xs break-all">{event.sha256}</code>
        </Fact>
      </Facts>
      <section aria-labelledby="headers" className="flex flex-col gap-2">
        <h2 id="headers" className="flex items-center text-lg font-semibold">
          Headers
        </h2>
        <Headers headers={event.headers} />
      </section>
      <section aria-labelledby="body" className="flex flex-col gap-2">
        <h2 id="body" className="text-lg font-semibold">
          Body
        </h2>
        <EventBody body={event.body} bytes={event.rawBytes} />
      </section>
      <div>
        <CopyButton text={typeof window === 'undefined' ? '' : window.location.href} label="Copy link to this event" />
      </div>
    </div>
  )
}

function Headers({ headers }: { headers: EventView['headers'] }) {
  const entries = headers && typeof headers === 'object' && !Array.isArray(headers) ? Object.entries(headers) : []
  if (entries.length === 0) return <p className="text-ink-2">None of those that are kept. Tokens never are.</p>
  return (
    <Facts>
      {entries.map(([name, value]) => (
        <Fact key={name} name={name}>
          <code className="font-mono text-xs break-all">
            <SafeText text={typeof value === 'string' ? value : JSON.stringify(value)} limit={2_000} />
          </code>
        </Fact>
      ))}
    </Facts>
  )
}
