import { type Band, bandOf, bandWords } from '@/lib/review/band'
import { scorePoints } from '@/lib/settings/score-words'
import type { Thresholds } from '@/lib/settings/settings'
import { Badge, type Tone } from './badge'

export const bandTones: Record<Band, Tone> = { fine: 'calm', unsure: 'warn', likely: 'warn', sure: 'hot' }

/** The score as a number of two digits, tinted by its band; the band's words for those who don't see colour. */
export function ScoreChip({ score, thresholds }: { score: number | null; thresholds: Thresholds }) {
  if (score === null) return <Badge>no score</Badge>
  const band = bandOf(score, thresholds)
  return (
    <Badge tone={bandTones[band]} className="justify-center tabular-nums">
      <span className="sr-only">{bandWords[band]}, score </span>
      {scorePoints(score)}
    </Badge>
  )
}
