import { hashMix, hashStart, hashStep } from '@/lib/classify/features/hash'

/** Stems are looked up by the first 3 to 9 characters of a word. */
export const shortestStem = 3
export const longestStem = 9

/** An open-addressed table from phrase hash to what begins or ends there. */
export type LexiconTable = { keys: Int32Array; values: Uint8Array; mask: number }

/** Set when a longer phrase goes on after this hash; the rest of a value is the category's number plus one, or 0. */
export const goesOn = 0x80

export function phraseHash(before: number, word: number): number {
  return Math.imul(before, 0x01000193) ^ hashMix(word)
}

export function stemHash(prefix: number): number {
  return hashMix(prefix ^ 0x57e3)
}

/** Where the table holds a hash, or -1. */
export function lookUp({ keys, values, mask }: LexiconTable, hash: number): number {
  for (let at = hash & mask; values[at] !== 0; at = (at + 1) & mask) if (keys[at] === hash) return at
  return -1
}

/** Where the table holds the longest stem that a folded word begins with, or -1. */
export function stemPosition(table: LexiconTable, units: Uint16Array, length: number): number {
  let prefix = hashStart
  let found = -1
  for (let i = 0; i < Math.min(length, longestStem); i++) {
    prefix = hashStep(prefix, units[i] as number)
    if (i + 1 < shortestStem) continue
    const at = lookUp(table, stemHash(prefix))
    if (at >= 0 && ((table.values[at] as number) & ~goesOn) !== 0) found = at
  }
  return found
}
