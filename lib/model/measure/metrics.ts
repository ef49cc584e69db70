/** A scored example: its calibrated probability, whether that would send it to a person, and its truth. */
export type Judged = { score: number; flagged: boolean; spam: boolean }

/** Area under the ROC curve by ranks; ties count half. 0.5 when one of the classes is missing. */
export function auc(scored: readonly { score: number; spam: boolean }[]): number {
  const sorted = [...scored].sort((a, b) => a.score - b.score)
  let rankSum = 0
  let spams = 0
  for (let i = 0; i < sorted.length; ) {
    let j = i
    while (j < sorted.length && sorted[j]?.score === sorted[i]?.score) j++
    for (let k = i; k < j; k++) {
      if (!sorted[k]?.spam) continue
      rankSum += (i + j + 1) / 2
      spams++
    }
    i = j
  }
  const hams = sorted.length - spams
  return spams === 0 || hams === 0 ? 0.5 : (rankSum - (spams * (spams + 1)) / 2) / (spams * hams)
}

/** Wilson's interval for a share, 95 %. */
export function wilson(hits: number, total: number): [low: number, high: number] {
  if (total === 0) return [0, 1]
  const z = 1.96
  const share = hits / total
  const middle = share + (z * z) / (2 * total)
  const half = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total))
  const scale = 1 + (z * z) / total
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)]
}

export type Bin = { n: number; score: number; spam: number }

/** Examples by their score in 15 bins of equal width: how many, their mean score, their share of spam. Empty bins are left out. */
export function calibrationBins(scored: readonly { score: number; spam: boolean }[]): Bin[] {
  const bins = Array.from({ length: 15 }, () => ({ n: 0, score: 0, spam: 0 }))
  for (const { score, spam } of scored) {
    const bin = bins[Math.min(14, Math.floor(score * 15))]
    if (!bin) continue
    bin.n++
    bin.score += score
    bin.spam += spam ? 1 : 0
  }
  return bins.filter(({ n }) => n > 0).map(({ n, score, spam }) => ({ n, score: score / n, spam: spam / n }))
}

/** Expected calibration error over those bins. */
export function calibrationError(bins: readonly Bin[]): number {
  const total = bins.reduce((sum, { n }) => sum + n, 0)
  return bins.reduce((sum, { n, score, spam }) => sum + n * Math.abs(score - spam), 0) / Math.max(1, total)
}

/** Mean squared error of the probability. */
export function brier(scored: readonly { score: number; spam: boolean }[]): number {
  const sum = scored.reduce((total, { score, spam }) => total + (score - (spam ? 1 : 0)) ** 2, 0)
  return sum / Math.max(1, scored.length)
}

export type CurvePoint = { threshold: number; recall: number; precision: number }

/** The precision-recall curve, from the strictest threshold on: at most 60 points, evenly spread over recall. */
export function precisionRecall(scored: readonly { score: number; spam: boolean }[]): CurvePoint[] {
  const sorted = [...scored].sort((a, b) => b.score - a.score)
  const spams = sorted.filter(({ spam }) => spam).length
  if (spams === 0) return []
  const points: CurvePoint[] = []
  let found = 0
  let nextRecall = 0
  for (const [i, { score, spam }] of sorted.entries()) {
    if (spam) found++
    if (sorted[i + 1]?.score === score) continue
    const recall = found / spams
    const last = i === sorted.length - 1
    if (!last && (found === 0 || recall < nextRecall)) continue
    points.push({ threshold: score, recall, precision: found / (i + 1) })
    nextRecall = recall + 1 / 58
    if (recall === 1) break
  }
  return points
}
