/** A scored example: its margin or probability and its truth. */
export type Scored = { score: number; spam: boolean; cluster?: string }

export type Confusion = { tp: number; fp: number; tn: number; fn: number }

export function confusionAt(scored: readonly Scored[], threshold: number): Confusion {
  const result: Confusion = { tp: 0, fp: 0, tn: 0, fn: 0 }
  for (const { score, spam } of scored) {
    if (score >= threshold) spam ? result.tp++ : result.fp++
    else spam ? result.fn++ : result.tn++
  }
  return result
}

/** Matthews' correlation coefficient, 0 when a row or column of the table is empty. */
export function mcc({ tp, fp, tn, fn }: Confusion): number {
  const root = Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
  return root === 0 ? 0 : (tp * tn - fp * fn) / root
}

/** Area under the ROC curve by ranks; ties count half. */
export function auc(scored: readonly Scored[]): number {
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

/** The share of spam found at the lowest threshold that flags at most `rate` of the ham. */
export function recallAtRate(scored: readonly Scored[], rate: number): number {
  const ham = scored
    .filter(({ spam }) => !spam)
    .map(({ score }) => score)
    .sort((a, b) => b - a)
  const spam = scored.filter(({ spam }) => spam)
  const limit = ham[Math.floor(rate * ham.length)] ?? Number.NEGATIVE_INFINITY
  return spam.length === 0 ? 0 : spam.filter(({ score }) => score > limit).length / spam.length
}

/** The threshold with the best MCC, half-way to the next lower score. */
export function bestThreshold(scored: readonly Scored[]): number {
  const sorted = [...scored].sort((a, b) => b.score - a.score)
  const spams = scored.filter(({ spam }) => spam).length
  let best = { threshold: 0, value: Number.NEGATIVE_INFINITY }
  let tp = 0
  let fp = 0
  for (const [i, { score, spam }] of sorted.entries()) {
    spam ? tp++ : fp++
    const next = sorted[i + 1]?.score ?? score - 1
    if (next === score) continue
    const value = mcc({ tp, fp, fn: spams - tp, tn: scored.length - spams - fp })
    if (value > best.value) best = { threshold: (score + next) / 2, value }
  }
  return best.threshold
}

/** Expected calibration error over 15 bins of equal width. */
export function calibrationError(scored: readonly Scored[]): number {
  const bins = Array.from({ length: 15 }, () => ({ n: 0, score: 0, spam: 0 }))
  for (const { score, spam } of scored) {
    const bin = bins[Math.min(14, Math.floor(score * 15))]
    if (!bin) continue
    bin.n++
    bin.score += score
    bin.spam += spam ? 1 : 0
  }
  return bins.reduce((sum, bin) => sum + Math.abs(bin.score - bin.spam), 0) / Math.max(1, scored.length)
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
