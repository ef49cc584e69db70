export type Weight = { name: string; before: number; after: number }

const shown = 8

/** The weights that rose and those that fell, the largest change first; of several by one name the largest. */
export function ranked(weights: readonly Weight[]): { up: Weight[]; down: Weight[] } {
  const sorted = [...weights].sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
  const known = new Set<string>()
  const unique = sorted.filter(({ name }) => !known.has(name) && known.add(name))
  return {
    up: unique.filter(({ before, after }) => after > before).slice(0, shown),
    down: unique.filter(({ before, after }) => after < before).slice(0, shown),
  }
}
