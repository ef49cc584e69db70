/** A seeded source of chance: the same seed gives the same people, texts and faults in every run. */
export type Random = {
  /** 0 (included) to 1 (excluded). */
  next(): number
  /** A whole number from min to max, both included. */
  int(min: number, max: number): number
  pick<T>(items: readonly T[]): T
  chance(probability: number): boolean
  hex(length: number): string
  shuffle<T>(items: readonly T[]): T[]
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    int,
    pick<T>(items: readonly T[]): T {
      if (items.length === 0) throw new Error('Random.pick needs at least one item.')
      return items[int(0, items.length - 1)] as T
    },
    chance: (probability) => next() < probability,
    hex(length) {
      let text = ''
      while (text.length < length) text += Math.floor(next() * 16).toString(16)
      return text
    },
    shuffle<T>(items: readonly T[]): T[] {
      const result = [...items]
      for (let i = result.length - 1; i > 0; i--) {
        const j = int(0, i)
        const kept = result[i] as T
        result[i] = result[j] as T
        result[j] = kept
      }
      return result
    },
  }
}
