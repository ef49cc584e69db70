'use client'
import { useQuery } from '@tanstack/react-query'
import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'
import { SafeText } from '@/components/text/safe-text'
import { Fact, Facts } from '@/components/ui/facts'
import { PageBody, PageHeader } from '@/components/ui/page-header'
import { QueryView } from '@/components/ui/query-view'
import { RelativeTime } from '@/components/ui/relative-time'
import { RowLink } from '@/components/ui/row-link'
import { ScoreBar } from '@/components/ui/score-bar'
import { absolute } from '@/components/ui/time'
import { askedKindOf, effectSentence } from '@/lib/spamcheck/effect-in-gitlab'
import { AnswerBadge } from './answer-badge'
import { CallText } from './call-text'
import { ruleWords, tookWords, typeWords } from './call-words'
import { type CallView, callQuery } from './queries'
import { ReasonList } from './reason-list'

export function CallPage({ id }: { id: string }) {
  const query = useQuery(callQuery(id))
  return (
    <PageBody>
      <Link
        href="/spamcheck?tab=calls"
        className="mb-2 inline-flex items-center gap-1 text-sm text-ink-2 hover:underline"
      >
        <ChevronLeft aria-hidden className="size-4" />
        Calls
      </Link>
      <PageHeader
        title={`Call ${id}`}
        description={query.data && <SafeText text={`${typeWords(query.data.type)}, asked before saving`} limit={120} />}
      />
      <QueryView query={query} label="Loading the call">
        {(call) => <CallDetails call={call} />}
      </QueryView>
    </PageBody>
  )
}

function CallDetails({ call }: { call: CallView }) {
  const { score, thresholds, reasons } = call
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[1fr_20rem]">
      <div className="flex min-w-0 flex-col gap-6">
        <CallFacts call={call} />
        <section aria-labelledby="text" className="flex flex-col gap-2">
          <h2 id="text" className="text-lg font-semibold">
            Text
          </h2>
          <CallText call={call} />
        </section>
      </div>
      <section aria-labelledby="why" className="flex flex-col gap-3 rounded-lg border bg-surface p-4">
        <h2 id="why" className="text-lg font-semibold">
          Why
        </h2>
        {score === null ? (
          <p className="text-ink-2">No score: nothing was evaluated.</p>
        ) : (
          <ScoreBar score={score} thresholds={thresholds} />
        )}
        {reasons && reasons.length > 0 && <ReasonList reasons={reasons} />}
        {!reasons?.length && score !== null && (
          <p className="text-sm text-ink-2">
            {call.textless === 'withheld'
              ? 'Reasons withheld: they quote the text.'
              : 'No reasons are kept: they go with the text, and below the review threshold there are none.'}
          </p>
        )}
        <p className="text-xs text-ink-3">
          <SafeText text={call.model ?? 'no model'} limit={120} />
          {call.settingsId !== null && `, settings version ${call.settingsId}`}
        </p>
      </section>
    </div>
  )
}

function CallFacts({ call }: { call: CallView }) {
  const { type, verdict, judged, uncapped, trust, author, itemId, joinedAt } = call
  const asked = askedKindOf(type)
  return (
    <Facts>
      <Fact name="Answered">
        <AnswerBadge verdict={verdict} />
        <span className="pl-2">{effectSentence({ asked, verdict })}</span>
        {judged !== verdict && (
          <p className="pt-1 text-sm text-ink-2">
            Monitor mode: otherwise <AnswerBadge verdict={judged} /> {effectSentence({ asked, verdict: judged })}
          </p>
        )}
        {uncapped !== judged && (
          <p className="pt-1 text-sm text-ink-2">
            By its score alone: <AnswerBadge verdict={uncapped} />
          </p>
        )}
      </Fact>
      <Fact name="Reason">
        <SafeText text={call.reason} limit={200} />
        {ruleWords[call.reason] && <span className="block text-sm text-ink-2">{ruleWords[call.reason]}</span>}
        {trust && <SafeText text={`Trusted: ${trust.reason}`} limit={300} className="block text-sm text-ink-2" />}
      </Fact>
      <Fact name="When">
        <RelativeTime at={call.at} ago /> <span className="text-ink-3">({absolute(new Date(call.at))})</span>, answered
        in {tookWords(call.tookMicros)}
      </Fact>
      <Fact name="About">
        <SafeText text={typeWords(type)} limit={60} />, {call.action === 'UPDATE' ? 'edited' : 'new'}
      </Fact>
      <Fact name="Author">
        <SafeText text={call.username || 'unknown'} limit={255} />
        {call.authorId !== null && (
          <>
            {' '}
            <RowLink href={`/spamcheck?tab=calls&author=${call.authorId}`} className="underline">
              id {call.authorId}
            </RowLink>
          </>
        )}
        {call.userInProject && ', member of the project'}
        <AuthorFacts author={author} />
      </Fact>
      <Fact name="Project">
        {call.projectId === null ? (
          'none'
        ) : (
          <RowLink href={`/spamcheck?tab=calls&project=${call.projectId}`} className="underline">
            <SafeText text={call.projectPath || `id ${call.projectId}`} limit={300} />
          </RowLink>
        )}
      </Fact>
      <Fact name="Item">
        {itemId === null ? (
          'none: not flagged, or gone again'
        ) : (
          <RowLink href={`/items/${itemId}`} className="underline">
            {joinedAt === null ? 'In the queue, not in GitLab yet' : 'The saved item'}
          </RowLink>
        )}
      </Fact>
      <Fact name="Asked by">
        <SafeText text={call.client} limit={60} />
      </Fact>
      <Fact name="Correlation id">
        <code className="font-mono text-xs break-all">
          <SafeText text={call.correlationId} limit={200} />
        </code>
      </Fact>
    </Facts>
  )
}

/** What GitLab said of the account. */
function AuthorFacts({ author: { accountAgeDays, twoFactor, emails } }: { author: CallView['author'] }) {
  return (
    <span className="block text-sm text-ink-2">
      {accountAgeDays === null ? 'age of the account unknown' : `account ${ageWords(accountAgeDays)} old`},{' '}
      {twoFactor === null ? 'two factors unknown' : `two factors ${twoFactor ? 'on' : 'off'}`}
      {emails.map(({ domain, verified }) => (
        <span key={`${domain} ${verified}`}>
          , <SafeText text={domain} limit={120} /> {verified ? 'verified' : 'not verified'}
        </span>
      ))}
    </span>
  )
}

function ageWords(days: number): string {
  const whole = Math.floor(days)
  return whole === 1 ? 'one day' : `${whole.toLocaleString('en')} days`
}
