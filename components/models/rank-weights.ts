export type Weight = { name: string; before: number; after: number }

const shown = 8

/**
 * The weights that rose and those that fell, the largest change first; of several by one name the largest. Names that share
 * one weight (numbers, which are told by their length only) share a line.
 */
export function ranked(weights: readonly Weight[]): { up: Weight[]; down: Weight[] } {
  const sorted = [...weights].sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before))
  const known = new Set<string>()
  const unique = sharing(sorted.filter(({ name }) => !known.has(name) && known.add(name)))
  return {
    up: unique.filter(({ before, after }) => after > before).slice(0, shown),
    down: unique.filter(({ before, after }) => after < before).slice(0, shown),
  }
}

function sharing(weights: readonly Weight[]): Weight[] {
  const groups = new Map<string, Weight[]>()
  for (const weight of weights) {
    const key = `${weight.before} ${weight.after}`
    const group = groups.get(key)
    if (group) group.push(weight)
    else groups.set(key, [weight])
  }
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (!first) return []
    return [others.length === 0 ? first : { ...first, name: `${first.name} and ${others.length} more like it` }]
  })
}
