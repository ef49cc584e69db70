'use client'
import { useState } from 'react'
import { plainText } from '@/components/text/plain-text'
import { SafeText } from '@/components/text/safe-text'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/cx'
import { Notice } from '@/components/ui/notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { ScoreBar } from '@/components/ui/score-bar'
import type { Reason } from '@/lib/classify/score'
import type { ItemDetail } from '@/lib/review/item-detail'
import type { KnownTrace } from '@/lib/review/known-trace'
import { KnownTraceList } from './known-trace-list'
import { useMarkFocus } from './mark-focus'
import { numbersOf } from './reason-marks'
import { reasonWords, weightWords } from './reason-words'
import { WhatIfList } from './what-if-list'

const atFirst = 4
const routeWords = { ALLOW: 'left alone', REVIEW: 'to a moderator', ACT: 'acts alone' }

/** The score, what it leads to, and what it rests on. */
export function WhyBox({ item: { verdict, known, settings, effectUndone } }: { item: ItemDetail }) {
  const [all, setAll] = useState(false)
  if (!verdict) return <p className="text-ink-2">Not scored yet.</p>
  const { score, reasonsNote, whatIf, model, fallback, trust, createdAt } = verdict
  const reasons = restLast(verdict.reasons)
  const { thresholds, routes } = settings
  const heaviest = Math.max(...reasons.map(({ weight }) => Math.abs(weight)), 0.01)
  const numbers = numbersOf(reasons)
  const shown = all ? reasons : reasons.slice(0, atFirst)
  const zones = {
    conditional: routeWords[routes.CONDITIONAL_ALLOW],
    disallow: routeWords[routes.DISALLOW],
    block: routeWords[routes.BLOCK],
  }
  return (
    <div className="flex flex-col gap-3">
      {score === null ? (
        <p className="text-lg font-semibold">No score</p>
      ) : (
        <ScoreBar score={score} thresholds={thresholds} zones={zones} />
      )}
      {effectUndone && (
        <Notice tone="warn">
          <SafeText text={effectUndone} limit={300} />
        </Notice>
      )}
      {trust && (
        <Notice>
          Trusted: <SafeText text={trust.reason.replace(/\.$/, '')} limit={300} />. Not scored, nothing is done.
        </Notice>
      )}
      {fallback && (
        <Notice tone="warn">
          Scored by the bundled model: <SafeText text={fallback} limit={300} />
        </Notice>
      )}
      {reasons.length > 0 && (
        <ol aria-label="Reasons, strongest first" className="flex flex-col gap-0.5">
          {shown.map((reason, index) => (
            <ReasonLine
              key={`${reason.group} ${reason.text}`}
              reason={reason}
              number={numbers[index] ?? null}
              heaviest={heaviest}
              known={known.filter(({ group }) => group === reason.group)}
            />
          ))}
        </ol>
      )}
      {!all && reasons.length > atFirst && (
        <Button variant="quiet" size="sm" className="-mt-2 self-start" onClick={() => setAll(true)}>
          {reasons.length - atFirst} more
        </Button>
      )}
      <KnownTraceList known={known.filter(({ group }) => !shown.some((reason) => reason.group === group))} />
      {reasonsNote && <p className="text-sm text-ink-2">{reasonsNote}</p>}
      {whatIf && <WhatIfList whatIf={whatIf} reasons={reasons} thresholds={thresholds} />}
      <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-3">
        <span>
          {model ?? 'no model'}, <RelativeTime at={createdAt} ago />
        </span>
      </p>
    </div>
  )
}

/** What no reason of its own names is what is left over, however much it is: it says the least. */
function restLast(reasons: readonly Reason[]): Reason[] {
  const rest = (reason: Reason): boolean => reason.group === 'rest'
  return [...reasons.filter((reason) => !rest(reason)), ...reasons.filter(rest)]
}

type ReasonLineProps = { reason: Reason; number: number | null; heaviest: number; known: readonly KnownTrace[] }

function ReasonLine({ reason: { text, weight }, number, heaviest, known }: ReasonLineProps) {
  const focus = useMarkFocus()
  const { text: words, more } = reasonWords(text, weight)
  const share = Math.round((Math.abs(weight) / heaviest) * 100)
  return (
    <li
      onPointerEnter={() => focus.look(number)}
      onPointerLeave={() => focus.look(null)}
      className={cx(
        'grid grid-cols-[1rem_1fr_3rem] gap-x-2 rounded-sm px-1 py-1',
        number !== null && focus.number === number && 'bg-warn-soft',
      )}
    >
      <span aria-hidden className="pt-px text-xs font-semibold text-warn">
        {number}
      </span>
      <span className="min-w-0 text-sm break-words">
        <span title={more === null ? undefined : plainText(more, { limit: 300 })}>
          <SafeText text={words} limit={400} />
        </span>
        <KnownTraceList known={known} named={!words.includes(', ')} />
      </span>
      <span className="text-right text-sm text-ink-2" title={weightWords(weight)}>
        <span className="sr-only">{weight >= 0 ? 'for spam ' : 'against spam '}</span>
        {weight >= 0 ? '+' : '−'}
        {Math.abs(weight).toFixed(2)}
      </span>
      <svg aria-hidden className="col-start-2 mt-0.5 h-1 w-full">
        <rect width={`${share}%`} height="4" rx="2" className={weight >= 0 ? 'fill-warn-fill' : 'fill-calm-fill'} />
      </svg>
    </li>
  )
}
