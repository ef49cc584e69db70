import type { Thresholds } from '../settings/settings'

/** Score bands, named by what a moderator should expect, mildest first. */
export const bands = ['fine', 'unsure', 'likely', 'sure'] as const
export type Band = (typeof bands)[number]

export const bandWords: Record<Band, string> = {
  fine: 'Looks fine',
  unsure: 'Could be spam',
  likely: 'Likely spam',
  sure: 'Very likely spam',
}

/** A threshold belongs to the band above it, as in the verdicts. */
export function bandOf(score: number, { conditional, disallow, block }: Thresholds): Band {
  if (score >= block) return 'sure'
  if (score >= disallow) return 'likely'
  return score >= conditional ? 'unsure' : 'fine'
}
