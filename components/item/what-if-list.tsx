import { SafeText } from '@/components/text/safe-text'
import { ScoreChip } from '@/components/ui/score-chip'
import type { WhatIf } from '@/lib/classify/explain/what-if'
import type { Reason } from '@/lib/classify/score'
import { scorePoints } from '@/lib/settings/score-words'
import type { Thresholds } from '@/lib/settings/settings'
import { useMarkFocus } from './mark-focus'
import { numbersOf } from './reason-marks'

type WhatIfListProps = { whatIf: WhatIf; reasons: readonly Reason[]; thresholds: Thresholds }

/** The score without each part that matters, as the model gives it; looking at a line lights up what would be gone. */
export function WhatIfList({ whatIf: { score, changes, farthest }, reasons, thresholds }: WhatIfListProps) {
  const focus = useMarkFocus()
  if (farthest === null) return null
  if (changes.length === 0)
    return (
      <p className="text-sm text-ink-2">
        No single part decides: whatever one is taken out, it{' '}
        {scorePoints(score) === scorePoints(farthest)
          ? `stays at ${scorePoints(score)}`
          : `goes no farther than to ${scorePoints(farthest)}`}
        .
      </p>
    )
  const numbers = numbersOf(reasons)
  return (
    <div>
      <h4 id="what-if" className="pb-0.5 text-xs font-medium text-ink-3">
        What would change it
      </h4>
      <ul aria-labelledby="what-if">
        {changes.map(({ text, group, score: other }) => (
          <li
            key={text}
            onPointerEnter={() => focus.look(numbers[reasons.findIndex((reason) => reason.group === group)] ?? null)}
            onPointerLeave={() => focus.look(null)}
            className="flex min-h-6 items-baseline justify-between gap-3 py-0.5 text-sm"
          >
            <SafeText text={text} limit={300} className="min-w-0 break-words" />
            <ScoreChip score={other} thresholds={thresholds} />
          </li>
        ))}
      </ul>
    </div>
  )
}
