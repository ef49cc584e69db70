import type { Scored } from '@/training/metrics'

/** `weight` is what a row counts among the rows of its label. */
export type WeighedScore = Scored & { weight: number }

/**
 * Platt scaling by Newton's method: the slope and intercept that make held-out margins honest probabilities at the
 * given share of spam. Rows are weighted so that spam has that share, whatever share the rows happen to have.
 * With Platt's targets, a little short of 0 and 1, few rows make cautious probabilities; with the labels themselves they are
 * as sure as the rows are.
 */
export function calibrate(options: {
  scored: readonly WeighedScore[]
  spamShare: number
  targets?: 'platt' | 'labels'
}): {
  slope: number
  intercept: number
} {
  const { scored, spamShare, targets = 'platt' } = options
  const spams = scored.filter(({ spam }) => spam).length
  const hams = scored.length - spams
  const spamWeight = scored.reduce((sum, { spam, weight }) => sum + (spam ? weight : 0), 0)
  const hamWeight = scored.reduce((sum, { spam, weight }) => sum + (spam ? 0 : weight), 0)
  if (spams === 0 || hams === 0) return { slope: 1, intercept: 0 }
  // A clean split would ask for an endless slope, so labels aren't quite taken at their word either.
  const top = targets === 'platt' ? (spams + 1) / (spams + 2) : 1 - 1e-4
  const bottom = targets === 'platt' ? 1 / (hams + 2) : 1e-4
  const rows = scored.map(({ score, spam, weight }) => ({
    score,
    target: spam ? top : bottom,
    weight: spam ? (weight * spamShare) / spamWeight : (weight * (1 - spamShare)) / hamWeight,
  }))
  let slope = 1
  let intercept = 0
  let loss = lossOf(rows, slope, intercept)
  for (let round = 0; round < 50; round++) {
    let gs = 0
    let gi = 0
    let hss = 1e-9
    let hsi = 0
    let hii = 1e-9
    for (const { score, target, weight } of rows) {
      const p = 1 / (1 + Math.exp(-(slope * score + intercept)))
      const d = weight * (p - target)
      const h = weight * p * (1 - p)
      gs += d * score
      gi += d
      hss += h * score * score
      hsi += h * score
      hii += h
    }
    const det = hss * hii - hsi * hsi
    if (Math.abs(det) < 1e-14) break
    let ds = (hii * gs - hsi * gi) / det
    let di = (hss * gi - hsi * gs) / det
    // Where margins are far from 0 the curve is flat and a whole step leads anywhere.
    let next = lossOf(rows, slope - ds, intercept - di)
    for (let halved = 0; next > loss && halved < 30; halved++) {
      ds /= 2
      di /= 2
      next = lossOf(rows, slope - ds, intercept - di)
    }
    slope -= ds
    intercept -= di
    loss = next
    if (Math.abs(ds) + Math.abs(di) < 1e-9) break
  }
  return { slope: Math.max(0.05, slope), intercept }
}

type Target = { score: number; target: number; weight: number }

/** Cross-entropy; log(1 + eˣ) is written so that it can't overflow. */
function lossOf(rows: readonly Target[], slope: number, intercept: number): number {
  let loss = 0
  for (const { score, target, weight } of rows) {
    const x = slope * score + intercept
    loss += weight * (Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x))) - target * x)
  }
  return loss
}
