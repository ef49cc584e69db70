export type Calibration = { slope: number; intercept: number }
type Options = {
  /** Margins of examples that were not learned from. */
  scored: readonly { margin: number; spam: boolean; weight: number }[]
  /** What is believed without them. */
  prior: Calibration
}

/** How many examples the old calibration counts as: a handful of decisions must not turn it over. */
const priorWeight = 20
const narrowest = 0.2
const widest = 5

/**
 * Platt scaling by Newton's method, pulled towards the old calibration. Decisions are made on what was flagged: they are
 * many where scores are high and none where they are low, which says nothing wrong of the probability at a given margin, but
 * little of it far below the threshold; there the old one speaks.
 */
export function recalibrate({ scored, prior }: Options): Calibration {
  const total = scored.reduce((sum, { weight }) => sum + weight, 0)
  if (total === 0) return prior
  let { slope, intercept } = prior
  // Of margins as wide as a typical one, so that slope and intercept are held equally.
  const spread = Math.max(1, scored.reduce((sum, { margin, weight }) => sum + weight * margin * margin, 0) / total)
  for (let round = 0; round < 50; round++) {
    let gs = priorWeight * 0.25 * spread * (slope - prior.slope)
    let gi = priorWeight * 0.25 * (intercept - prior.intercept)
    let hss = priorWeight * 0.25 * spread
    let hsi = 0
    let hii = priorWeight * 0.25
    for (const { margin, spam, weight } of scored) {
      const p = 1 / (1 + Math.exp(-(slope * margin + intercept)))
      const d = weight * (p - (spam ? 1 : 0))
      const h = weight * p * (1 - p)
      gs += d * margin
      gi += d
      hss += h * margin * margin
      hsi += h * margin
      hii += h
    }
    const det = hss * hii - hsi * hsi
    const ds = (hii * gs - hsi * gi) / det
    const di = (hss * gi - hsi * gs) / det
    slope -= ds
    intercept -= di
    if (Math.abs(ds) + Math.abs(di) < 1e-9) break
  }
  const bounded = Math.min(Math.max(slope, prior.slope * narrowest), prior.slope * widest)
  return Number.isFinite(intercept) && Number.isFinite(slope) ? { slope: bounded, intercept } : prior
}
