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
