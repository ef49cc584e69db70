import type { ReactNode } from 'react'
import { SafeText } from '@/components/text/safe-text'
import { Badge } from '@/components/ui/badge'
import { Disclosure } from '@/components/ui/disclosure'
import { Fact } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { useNow } from '@/components/ui/use-now'
import { verdictKinds } from '@/lib/settings/settings'
import type { DoorStatus } from '@/lib/spamcheck/door-status'
import { answerNames, byteWords, millisecondWords, refusedWords } from './call-words'
import { DoorClients } from './door-clients'
import type { DoorWorker } from './queries'

const dayMs = 86_400_000
/** A certificate that ends within so many days is warned of. */
const warnDays = 14

/** One worker's door: whether it is open, and how it fares. */
export function DoorCard({ worker: { id, startedAt, door } }: { worker: DoorWorker }) {
  return (
    <section aria-label={`Door of worker ${id}`} className="min-w-0 rounded-lg border bg-surface">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2">
        <h3 className="min-w-0 truncate font-medium">
          Worker <SafeText text={id.slice(0, 8)} limit={8} />
        </h3>
        {door && <Badge tone={door.shut === null ? 'good' : 'fail'}>{door.shut === null ? 'Open' : 'Shut'}</Badge>}
        <span className="text-sm text-ink-3">
          running since <RelativeTime at={new Date(startedAt)} ago />
        </span>
      </header>
      <div className="flex flex-col gap-3 p-4">
        {door ? (
          <OpenDoor door={door} />
        ) : (
          <p className="text-ink-2">A worker of an older version: it has no Spamcheck door. Update it.</p>
        )}
      </div>
    </section>
  )
}

function OpenDoor({ door }: { door: DoorStatus }) {
  const { shut, buffer, tls, latency, standings, lastError, lastCallAt, clients } = door
  return (
    <>
      {shut !== null && (
        <Notice tone="fail">
          <SafeText text={shut} limit={500} />
        </Notice>
      )}
      {buffer.trouble !== null && (
        <Notice tone="warn">
          <SafeText text={buffer.trouble} limit={500} />
        </Notice>
      )}
      {tls?.trouble && (
        <Notice tone="warn">
          <SafeText text={tls.trouble} limit={500} />
        </Notice>
      )}
      <dl className="grid grid-cols-1 sm:grid-cols-[9rem_1fr] sm:gap-x-4 sm:gap-y-1.5">
        <Fact name="Addresses">
          <Address name="gRPC" at={door.grpc} /> · <Address name="HTTP" at={door.http} />
        </Fact>
        <Fact name="Encryption">
          <Certificate tls={tls} />
        </Fact>
        <Fact name="Keys">
          {door.keys.length === 0 ? (
            shut === null ? (
              <span className="text-warn">none: whoever reaches it is answered</span>
            ) : (
              'none'
            )
          ) : (
            <List items={door.keys.map((key) => <SafeText key={key} text={key} limit={60} />)} />
          )}
        </Fact>
        <Fact name="Answered">{counts(door.answers, verdictKinds, answerNames) || 'nothing yet'}</Fact>
        <Fact name="Refused calls">{counts(door.refused, Object.keys(door.refused), refusedWords) || 'none'}</Fact>
        <Fact name="Time to answer">
          {latency
            ? `half within ${millisecondWords(latency.p50Ms)}, 99 % within ${millisecondWords(latency.p99Ms)}, of the last ${latency.calls.toLocaleString('en')}`
            : 'no call yet'}
        </Fact>
        <Fact name="Last call">{lastCallAt ? <RelativeTime at={new Date(lastCallAt)} ago /> : 'none yet'}</Fact>
        <Fact name="Last error">
          {lastError ? (
            <>
              <RelativeTime at={new Date(lastError.at)} ago />: <SafeText text={lastError.what} limit={300} />
            </>
          ) : (
            'none'
          )}
        </Fact>
        <Fact name="Waits to be stored">
          <Waiting buffer={buffer} />
        </Fact>
        <Fact name="Authors recognised">
          {standings.asked === 0
            ? 'none yet'
            : `in time for ${(standings.asked - standings.late).toLocaleString('en')} of ${standings.asked.toLocaleString('en')} calls`}
        </Fact>
      </dl>
      {clients.length > 0 && (
        <Disclosure summary={`${clients.length === 1 ? 'One client' : `${clients.length} clients`} lately`}>
          <DoorClients clients={clients} />
        </Disclosure>
      )}
    </>
  )
}

function Address({ name, at }: { name: string; at: DoorStatus['grpc'] }) {
  if (!at) return <span className="text-ink-3">{name}: not listening</span>
  return (
    <span>
      {name}{' '}
      <code className="font-mono text-xs">
        <SafeText text={`${at.host.includes(':') ? `[${at.host}]` : at.host}:${at.port}`} limit={120} />
      </code>
    </span>
  )
}

function Certificate({ tls }: { tls: DoorStatus['tls'] }) {
  const now = useNow()
  if (!tls) return <>none: plain text, to be kept within your own network</>
  const days = Math.floor((tls.expiresAt - now) / dayMs)
  const day = new Date(tls.expiresAt).toISOString().slice(0, 10)
  if (days < 0) return <span className="font-medium text-fail">TLS, but the certificate ran out on {day}</span>
  return (
    <span className={days < warnDays ? 'font-medium text-warn' : undefined}>
      TLS, certificate until {day}
      {days < warnDays && `: ${days === 1 ? 'one day' : `${days} days`} left, renew it`}
    </span>
  )
}

function Waiting({ buffer: { waiting, spilled, spilledBytes, dropped } }: { buffer: DoorStatus['buffer'] }) {
  const parts = [
    waiting > 0 && `${waiting.toLocaleString('en')} in memory`,
    spilled > 0 && `${spilled.toLocaleString('en')} on disk (${byteWords(spilledBytes)})`,
  ].filter(Boolean)
  return (
    <>
      {parts.join(', ') || 'nothing'}
      {dropped > 0 && (
        <span className="font-medium text-fail">, {dropped.toLocaleString('en')} lost for want of room</span>
      )}
    </>
  )
}

function List({ items }: { items: ReactNode[] }) {
  return items.map((item, index) => (
    <span key={`${index.toString()}`}>
      {index > 0 && ', '}
      {item}
    </span>
  ))
}

/** "31 allow, 2 disallow"; what never happened is left out. */
function counts(all: Record<string, number>, names: readonly string[], words: Record<string, string>): string {
  return names
    .filter((name) => (all[name] ?? 0) > 0)
    .map(
      (name) => `${(all[name] ?? 0).toLocaleString('en')} ${(words[name] ?? name.replaceAll('_', ' ')).toLowerCase()}`,
    )
    .join(', ')
}
