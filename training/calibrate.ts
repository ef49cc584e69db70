import type { Scored } from '@/training/metrics'

/** `weight` is what a row counts among the rows of its label. */
export type WeighedScore = Scored & { weight: number }

/**
 * Platt scaling by Newton's method: the slope and intercept that make held-out margins honest probabilities at the
 * given share of spam. Rows are weighted so that spam has that share, whatever share the rows happen to have.
 */
export function calibrate(options: { scored: readonly WeighedScore[]; spamShare: number }): {
  slope: number
  intercept: number
} {
  const { scored, spamShare } = options
  const spams = scored.filter(({ spam }) => spam).length
  const hams = scored.length - spams
  const spamWeight = scored.reduce((sum, { spam, weight }) => sum + (spam ? weight : 0), 0)
  const hamWeight = scored.reduce((sum, { spam, weight }) => sum + (spam ? 0 : weight), 0)
  if (spams === 0 || hams === 0) return { slope: 1, intercept: 0 }
  // Platt's targets: a little short of 0 and 1, so that a clean split doesn't ask for an endless slope.
  const top = (spams + 1) / (spams + 2)
  const bottom = 1 / (hams + 2)
  let slope = 1
  let intercept = 0
  for (let round = 0; round < 50; round++) {
    let gs = 0
    let gi = 0
    let hss = 1e-9
    let hsi = 0
    let hii = 1e-9
    for (const { score, spam, weight: own } of scored) {
      const weight = spam ? (own * spamShare) / spamWeight : (own * (1 - spamShare)) / hamWeight
      const p = 1 / (1 + Math.exp(-(slope * score + intercept)))
      const d = weight * (p - (spam ? top : bottom))
      const h = weight * p * (1 - p)
      gs += d * score
      gi += d
      hss += h * score * score
      hsi += h * score
      hii += h
    }
    const det = hss * hii - hsi * hsi
    if (Math.abs(det) < 1e-14) break
    const ds = (hii * gs - hsi * gi) / det
    const di = (hss * gi - hsi * gs) / det
    slope -= ds
    intercept -= di
    if (Math.abs(ds) + Math.abs(di) < 1e-9) break
  }
  return { slope: Math.max(0.05, slope), intercept }
}
