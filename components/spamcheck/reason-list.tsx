import { reasonWords, weightWords } from '@/components/item/reason-words'
import { SafeText } from '@/components/text/safe-text'
import type { Reason } from '@/lib/classify/score'

/** What a score rests on, strongest first. */
export function ReasonList({ reasons }: { reasons: readonly Reason[] }) {
  return (
    <ol aria-label="Reasons, strongest first" className="flex flex-col gap-1">
      {reasons.map(({ group, text, weight }) => (
        <li key={`${group} ${text}`} className="grid grid-cols-[1fr_3rem] gap-x-2 text-sm">
          <SafeText text={reasonWords(text, weight).text} limit={400} className="min-w-0 break-words" />
          <span className="text-right text-ink-2" title={weightWords(weight)}>
            <span className="sr-only">{weight >= 0 ? 'for spam ' : 'against spam '}</span>
            {weight >= 0 ? '+' : '−'}
            {Math.abs(weight).toFixed(2)}
          </span>
        </li>
      ))}
    </ol>
  )
}
