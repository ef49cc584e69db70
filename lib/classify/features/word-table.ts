import { randomFillSync } from 'node:crypto'
import { Block } from '@/lib/classify/features/block'
import { CharClass, charClasses } from '@/lib/classify/features/char-class'
import { gramIndexes, gramWordLimit, hasGrams, mostGrams, wordIndex } from '@/lib/classify/features/grams'
import { type LexiconTable, lookUp, phraseHash, stemPosition } from '@/lib/classify/features/lexicon/lexicon-table'
import { hashWord, markNumber, type ReadWord, readWord, signMark } from '@/lib/classify/features/read-word'

/**
 * Everything that is known of a word as it was written, 16 numbers of 32 bits: one cache line. "The" and "the" are two
 * entries, of which the second is the first one's `canon`; what counts once per item is kept there.
 */
export const wordShift = 4
export const Slot = {
  key1: 0,
  key2: 1,
  canon: 2,
  /** FNV of the folded word. */
  hash: 3,
  flags: 4,
  /** Where its phrases begin and its stem stands in the lexicon's table, plus one; 0 for nowhere. */
  phrase: 5,
  stem: 6,
  /** The last item that had it, by role. */
  seen: 7,
  /** How many character runs it has, and (as floats) the sum of their weights in names and in prose. */
  grams: 10,
  chars: 11,
  /** Its own weight as a float, by role. */
  weight: 13,
} as const

/** Roles of a stretch of text, as they number the slots above. */
export const RoleIndex = { name: 0, prose: 1, code: 2 } as const
export const wordBlocks: readonly Block[] = [Block.nameWords, Block.proseWords, Block.codeWords]
export const charBlocks: readonly Block[] = [Block.nameChars, Block.proseChars]

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
  lengthShift: 16,
} as const

const size = 1 << 17
const mask = size - 1
/** From here on the table is emptied before the next item. No item has more words than the rest of the table holds. */
const fullAt = 64_000
const poolSize = 1 << 20
const poolFullAt = poolSize / 2

// Words are told apart by 64 bits that depend on numbers nobody outside this process knows: comparing letters would take
// as long as reading them, and nobody can write a word that is taken for another one.
const seeds = new Int32Array(4)
randomFillSync(seeds)
export const firstSeed = seeds[0] as number
export const secondSeed = seeds[1] as number
export const firstFactor = (seeds[2] as number) | 5
export const secondFactor = (seeds[3] as number) | 3

/** Where in the table a word with these keys is looked for first. */
export function homeOf(key1: number): number {
  return (key1 ^ (key1 >>> 16)) & mask
}

/** Words met so far with all that they contribute, so that a known word costs one look-up. */
export class WordTable {
  readonly data = new Int32Array(size << wordShift)
  readonly floats = new Float32Array(this.data.buffer)
  readonly #shift: number
  readonly #weights: Float32Array | undefined
  readonly #lexicon: LexiconTable | undefined
  /** Folded letters of canonical words, as many as character runs are taken of. */
  readonly #pool = new Uint16Array(poolSize)
  readonly #poolStart = new Int32Array(size)
  readonly #poolLength = new Uint8Array(size)
  readonly #scratch = new Uint16Array(256)
  readonly #indexes = new Int32Array(mostGrams)
  #used = 0
  #pooled = 0
  /** Work done for words not met before, for tests of growth. */
  work = 0

  /** @param options.shift 32 less log2 of the table of hashed weights. Without weights only numbers of features are known. */
  constructor(options: { shift: number; weights?: Float32Array | undefined; lexicon?: LexiconTable | undefined }) {
    this.#shift = options.shift
    this.#weights = options.weights
    this.#lexicon = options.lexicon
  }

  /** To be called between items: numbers of words hold for one item only. */
  prepare(): void {
    if (this.#used < fullAt && this.#pooled < poolFullAt) return
    this.data.fill(0)
    this.#used = 0
    this.#pooled = 0
  }

  /** The number of the word `source[start, end)`, whose keys were computed while reading it. */
  find(key1: number, key2: number, source: Uint16Array, start: number, end: number): number {
    const { data } = this
    for (let at = homeOf(key1); ; at = (at + 1) & mask) {
      const base = at << wordShift
      const known = data[base + Slot.key2] as number
      if (known === key2 && data[base + Slot.key1] === key1) return at
      if (known === 0) {
        data[base + Slot.key1] = key1
        data[base + Slot.key2] = key2
        this.#used++
        this.#describe(at, readWord({ source, start, end, unmask: false }), source, start, end)
        return at
      }
    }
  }

  /** The same for a word whose keys aren't known yet. */
  findWord(source: Uint16Array, start: number, end: number): number {
    let key1 = firstSeed
    let key2 = secondSeed
    for (let i = start; i < end; i++) {
      key1 = Math.imul(key1 ^ (source[i] as number), firstFactor)
      key2 = Math.imul(key2 ^ (source[i] as number), secondFactor)
    }
    return this.find(key1, key2 | 1, source, start, end)
  }

  /** A number of so many digits. */
  findNumber(digits: number): number {
    return this.findWord(this.#scratch, 0, markNumber(this.#scratch, digits))
  }

  /** A sign with a meaning, folded, written so many times in a row. */
  findSign(unit: number, times: number): number {
    this.#scratch[0] = signMark
    this.#scratch[1] = unit
    this.#scratch[2] = Math.min(times, 3)
    return this.findWord(this.#scratch, 0, 3)
  }

  /** What a word wholly of look-alike letters says in Latin. */
  findUnmasked(source: Uint16Array, start: number, end: number): number {
    return this.#findFolded(readWord({ source, start, end, unmask: true }))
  }

  /** Adds up the weights that a canonical word has in a role, once for as long as it stays in the table. */
  weigh(id: number, role: number): void {
    const base = id << wordShift
    const { data, floats } = this
    const weights = this.#weights
    data[base + Slot.flags] = (data[base + Slot.flags] as number) | (Flag.weighed << role)
    const own = wordIndex(data[base + Slot.hash] as number, wordBlocks[role] as Block, this.#shift)
    if (weights) floats[base + Slot.weight + role] = weights[own] as number
    const block = charBlocks[role]
    if (block === undefined) return
    const count = this.grams(id, block, this.#indexes)
    data[base + Slot.grams] = count
    let sum = 0
    if (weights) for (let i = 0; i < count; i++) sum += weights[this.#indexes[i] as number] as number
    floats[base + Slot.chars + role] = sum
  }

  /** Numbers of the features that a canonical word's character runs are. @returns how many were written to `out`. */
  grams(id: number, block: Block, out: Int32Array): number {
    if (!hasGrams((this.data[(id << wordShift) + Slot.flags] as number) & Flag.kind)) return 0
    const length = this.#poolLength[id] as number
    this.work += length * 3
    return gramIndexes(this.#pool, this.#poolStart[id] as number, length, block, this.#shift, out)
  }

  #describe(id: number, word: ReadWord, source: Uint16Array, start: number, end: number): void {
    const { data } = this
    const base = id << wordShift
    this.work += end - start
    let flags = word.kind | shapeOf(source, start, end)
    if (word.disguised) flags |= Flag.disguised
    if (word.unmasked) flags |= Flag.unmasked
    if (word.mayBeLookalike) flags |= Flag.mayBeLookalike
    if (word.kind === CharClass.digit || charClasses[word.units[0] as number] === CharClass.digit)
      flags |= Flag.beginsWithDigit
    data[base + Slot.flags] = flags
    data[base + Slot.canon] = id
    if (word.changed) {
      const canon = data[(this.#findFolded(word) << wordShift) + Slot.canon] as number
      data[base + Slot.canon] = canon
      for (const slot of [Slot.hash, Slot.phrase, Slot.stem])
        data[base + slot] = data[(canon << wordShift) + slot] as number
      return
    }
    const hash = hashWord(word.units, 0, word.length)
    data[base + Slot.hash] = hash
    this.#keep(id, word)
    if (this.#lexicon === undefined) return
    data[base + Slot.phrase] = lookUp(this.#lexicon, phraseHash(0, hash)) + 1
    data[base + Slot.stem] = stemPosition(this.#lexicon, word.units, word.length) + 1
  }

  #findFolded(word: ReadWord): number {
    const { units, length } = word
    for (let i = 0; i < length; i++) this.#scratch[i] = units[i] as number
    return this.findWord(this.#scratch, 0, word.length)
  }

  #keep(id: number, word: ReadWord): void {
    const length = Math.min(word.length, gramWordLimit)
    for (let i = 0; i < length; i++) this.#pool[this.#pooled + i] = word.units[i] as number
    this.#poolStart[id] = this.#pooled
    this.#poolLength[id] = length
    this.#pooled += length
  }
}

/** Case is looked at this far into a word. */
const shapeLimit = 40

/** Flags of a written word's case, and its length. */
function shapeOf(source: Uint16Array, start: number, end: number): number {
  let capitals = 0
  let hump = false
  const first = source[start] as number
  const last = Math.min(end, start + shapeLimit)
  for (let i = start; i < last; i++) {
    const unit = source[i] as number
    const latin = unit >= 0x41 && unit <= 0x5a
    if (latin || (unit >= 0x410 && unit <= 0x42f)) capitals++
    const before = i > start ? (source[i - 1] as number) : 0
    if (latin && before >= 0x61 && before <= 0x7a && first >= 0x61 && first <= 0x7a) hump = true
  }
  const length = end - start
  const shape = (Math.min(length, 255) << Flag.lengthShift) | (hump ? Flag.hump : 0)
  if (capitals >= 4 && capitals === length) return shape | Flag.shouted
  return capitals === 1 && length > 3 ? shape | Flag.titled : shape
}
