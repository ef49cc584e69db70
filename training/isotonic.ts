/** Points of a rising curve, by margin; between them it is straight, beyond them level. */
export type Isotonic = { margins: Float64Array; probabilities: Float64Array }

/**
 * The rising curve that fits labels best (pool adjacent violators; Zadrozny & Elkan 2002), through the middle of each level
 * stretch, so that margins of one stretch still differ. Both ends are kept off 0 and 1 as if half a row had been wrong.
 */
export function fitIsotonic(scored: readonly { score: number; spam: boolean }[]): Isotonic {
  const sorted = [...scored].sort((a, b) => a.score - b.score)
  const pools: { n: number; spam: number; sum: number }[] = []
  for (const { score, spam } of sorted) {
    let pool = { n: 1, spam: spam ? 1 : 0, sum: score }
    for (let last = pools.at(-1); last && last.spam * pool.n >= pool.spam * last.n; last = pools.at(-1)) {
      pools.pop()
      pool = { n: last.n + pool.n, spam: last.spam + pool.spam, sum: last.sum + pool.sum }
    }
    pools.push(pool)
  }
  const margins = Float64Array.from(pools, ({ sum, n }) => sum / n)
  const probabilities = Float64Array.from(pools, ({ spam, n }) => spam / n)
  const first = pools[0]
  const last = pools.at(-1)
  if (first?.spam === 0) probabilities[0] = Math.min(0.5 / (first.n + 1), (probabilities[1] ?? 1) / 2)
  if (last && last.spam === last.n && pools.length > 1)
    probabilities[pools.length - 1] = Math.max((last.n + 0.5) / (last.n + 1), ((probabilities.at(-2) ?? 0) + 1) / 2)
  return { margins, probabilities }
}

export function isotonicAt({ margins, probabilities }: Isotonic, margin: number): number {
  let low = 0
  let high = margins.length
  while (low < high) {
    const mid = (low + high) >>> 1
    if ((margins[mid] as number) <= margin) low = mid + 1
    else high = mid
  }
  if (low === 0) return probabilities[0] ?? 0.5
  if (low === margins.length) return probabilities[low - 1] as number
  const [x0, x1] = [margins[low - 1] as number, margins[low] as number]
  const [y0, y1] = [probabilities[low - 1] as number, probabilities[low] as number]
  return y0 + ((y1 - y0) * (margin - x0)) / (x1 - x0)
}
