import { type Share, share } from '@/training/summarise'

/** Of the pairs of spam and ham that carry the same name: how many have the spam above the ham. Ties are wrong. */
export function rankPairs(scored: readonly { pair?: string; spam: boolean; score: number }[]): Share | null {
  const pairs = new Map<string, { spam: number[]; ham: number[] }>()
  for (const { pair, spam, score } of scored) {
    if (pair === undefined) continue
    const known = pairs.get(pair) ?? { spam: [], ham: [] }
    known[spam ? 'spam' : 'ham'].push(score)
    pairs.set(pair, known)
  }
  let right = 0
  let all = 0
  for (const { spam, ham } of pairs.values())
    for (const high of spam)
      for (const low of ham) {
        all++
        if (high > low) right++
      }
  return all === 0 ? null : share(right, all)
}
