import { SafeText } from '@/components/text/safe-text'
import { ScoreBar } from '@/components/ui/score-bar'
import type { VerdictKind } from '@/lib/settings/settings'
import type { AskedKind } from '@/lib/settings/spamcheck-settings'
import { effectSentence } from '@/lib/spamcheck/effect-in-gitlab'
import { AnswerBadge } from './answer-badge'
import { ruleWords } from './call-words'
import { ReasonList } from './reason-list'
import type { ShownTrial } from './try-tab'

type TryAnswerProps = { answer: ShownTrial; asked: AskedKind }

export function TryAnswer({ answer, asked }: TryAnswerProps) {
  const { verdict, judged, uncapped, score, reason, reasons, trust, thresholds, known, route, model } = answer
  return (
    <>
      <div className="flex flex-col gap-2 rounded-lg border bg-surface p-4">
        <h2 className="flex flex-wrap items-center gap-2 text-lg font-semibold">
          GitLab is answered <AnswerBadge verdict={verdict} />
        </h2>
        <p>{effectSentence({ asked, verdict })}</p>
        <Otherwise words="Only watching; else" asked={asked} verdict={judged} than={verdict} />
        <Otherwise words="Without the limits" asked={asked} verdict={uncapped} than={judged} />
        <p className="text-sm text-ink-2">
          {ruleWords[reason] ?? <SafeText text={reason} limit={120} />}
          {trust && <SafeText text={` ${trust.reason}.`} limit={300} />}
        </p>
        <p className="text-sm text-ink-2">
          {route === 'REVIEW' ? 'It would wait in the queue for a moderator.' : 'It would not be in the queue.'}
        </p>
      </div>
      <div className="flex flex-col gap-3 rounded-lg border bg-surface p-4">
        {score === null ? (
          <p className="text-ink-2">No score: nothing was evaluated.</p>
        ) : (
          <ScoreBar score={score} thresholds={thresholds} />
        )}
        {reasons.length > 0 && <ReasonList reasons={reasons} />}
        {score !== null && reasons.length === 0 && (
          <p className="text-sm text-ink-2">No reasons: nothing in it speaks for or against spam.</p>
        )}
        <p className="text-sm text-ink-3">
          {known
            ? `Natterjack knows the account: ${known.spam} decided spam, ${known.notSpam} not spam, ${known.flagged} flagged lately. ${known.counts ? 'That counts.' : 'By the settings that doesn’t count.'}`
            : 'Natterjack has not met this account; what you typed alone counts.'}{' '}
          {model && <SafeText text={`Scored by ${model}.`} limit={120} />}
        </p>
      </div>
    </>
  )
}

type OtherwiseProps = { words: string; asked: AskedKind; verdict: VerdictKind; than: VerdictKind }

function Otherwise({ words, asked, verdict, than }: OtherwiseProps) {
  if (verdict === than) return null
  return (
    <p className="text-sm text-ink-2">
      {words} it would be <AnswerBadge verdict={verdict} /> {effectSentence({ asked, verdict })}
    </p>
  )
}
