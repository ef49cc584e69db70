/** FNV-1a's start value. */
export const hashStart = 0x811c9dc5 | 0

/** One step of FNV-1a over a UTF-16 unit. Not for secrets: only for spreading n-grams over a table. */
export function hashStep(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193)
}

/** MurmurHash3's finaliser: FNV's high bits are weak, and the table index is taken from them. */
export function hashMix(hash: number): number {
  let h = hash ^ (hash >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** Hash of a whole string, mixed. */
export function hashString(text: string): number {
  let hash = hashStart
  for (let i = 0; i < text.length; i++) hash = hashStep(hash, text.charCodeAt(i))
  return hashMix(hash)
}
