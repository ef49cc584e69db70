import { randomFillSync } from 'node:crypto'

/** What is known of a word as it was written, 8 numbers of 32 bits: half a cache line. */
export const wordShift = 3
export const Slot = {
  key1: 0,
  key2: 1,
  /** The folded word: "The" and "the" are two entries, and what counts once per item is kept with the second. */
  canon: 2,
  /** FNV of the folded word. */
  hash: 3,
  flags: 4,
  /** The last item that had it. */
  seen: 5,
  /** As floats: the sum of the weights of its character runs, and its own weight. */
  chars: 6,
  weight: 7,
} as const

/**
 * What is seldom asked of a word, 4 numbers: for words in the lexicon where their phrases begin and their stem stands in its table,
 * plus one, 0 for nowhere; for folded words where their letters are kept, and how many.
 */
export const rareShift = 2
export const Rare = { phrase: 0, stem: 1, letters: 2, length: 3 } as const

export const Flag = {
  kind: 31,
  shouted: 1 << 5,
  titled: 1 << 6,
  hump: 1 << 7,
  disguised: 1 << 8,
  mayBeLookalike: 1 << 9,
  beginsWithDigit: 1 << 10,
  /** Read as Latin although some of its letters are not. */
  unmasked: 1 << 11,
  weighed: 1 << 12,
  /** A phrase begins with it, or it has a stem of the lexicon. */
  inLexicon: 1 << 13,
  /** A sign of which it counts how often it is there. */
  counted: 1 << 14,
  /** Above: how long it is written, and how many character runs it has. */
  lengthShift: 16,
  lengthMask: 255,
  gramsShift: 24,
} as const

/** The numbers of the bits of some of them. */
export const FlagBit = { shouted: 5, titled: 6, hump: 7, beginsWithDigit: 10, inLexicon: 13 } as const

// Words are told apart by 64 bits that depend on numbers nobody outside this process knows: comparing letters would take
// as long as reading them, and nobody can write a word that is taken for another one.
const seeds = new Int32Array(4)
randomFillSync(seeds)
export const firstSeed = seeds[0] as number
export const secondSeed = seeds[1] as number
export const firstFactor = (seeds[2] as number) | 5
export const secondFactor = (seeds[3] as number) | 3

/** Keys of a word, unit by unit, from 0 on. */
export function stepKey1(key: number, unit: number): number {
  return Math.imul(key ^ (unit ^ firstSeed), firstFactor)
}

export function stepKey2(key: number, unit: number): number {
  return Math.imul(key ^ (unit ^ secondSeed), secondFactor)
}
