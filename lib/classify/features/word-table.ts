import type { Block } from '@/lib/classify/features/block'
import { CharClass, charClasses } from '@/lib/classify/features/char-class'
import { gramIndexes, gramWordLimit, hasGrams, mostGrams, wordIndex } from '@/lib/classify/features/grams'
import { type LexiconTable, lookUp, phraseHash, stemPosition } from '@/lib/classify/features/lexicon/lexicon-table'
import { hashWord, markNumber, type ReadWord, readWord, signMark } from '@/lib/classify/features/read-word'
import { shapeOf } from '@/lib/classify/features/word-shape'
import {
  Flag,
  firstFactor,
  firstSeed,
  Slot,
  secondFactor,
  secondSeed,
  wordShift,
} from '@/lib/classify/features/word-slot'

const idBits = 17
const idMask = (1 << idBits) - 1
const recentSize = 1 << 13
const poolSize = 1 << 20

/**
 * From here on the table is emptied before the next item. No item has more words than the rest holds: at most every unit
 * is a character of its own, or every second one a word with a folded form.
 */
const fullAt = 64_000
const poolFullAt = poolSize / 2

/**
 * Words met so far in one role with all that they contribute, so that a known word costs one look-up. They lie in the
 * order in which they were met: the usual ones come first and share a few pages of memory.
 */
export class WordTable {
  readonly data: Int32Array
  readonly floats: Float32Array
  /** For words in the lexicon: where their phrases begin and their stem stands in its table, plus one; 0 for nowhere. */
  readonly phrase: Int32Array
  readonly stem: Int32Array
  /** Numbers of words by their first key, with bits of the second one above; open addressing, 0 is nothing. */
  readonly #index: Int32Array
  /** The same for the words met last, small enough to stay in the nearest cache. */
  readonly #recent = new Int32Array(recentSize)
  readonly #blocks: { words: Block; chars: Block | undefined }
  readonly #shift: number
  readonly #weights: Float32Array | undefined
  readonly #lexicon: LexiconTable | undefined
  /** Folded letters of canonical words, as many as character runs are taken of. */
  readonly #pool: Uint16Array
  readonly #poolStart: Int32Array
  readonly #poolLength: Uint8Array
  readonly #scratch = new Uint16Array(256)
  readonly #indexes = new Int32Array(mostGrams)
  #used = 0
  #pooled = 0
  #work = 0

  /**
   * @param options.blocks of features that words in this role and their character runs belong to
   * @param options.shift 32 less log2 of the table of hashed weights. Without weights only numbers of features are known.
   */
  constructor(options: {
    blocks: { words: Block; chars: Block | undefined }
    shift: number
    weights?: Float32Array | undefined
    lexicon?: LexiconTable | undefined
  }) {
    const size = 1 << idBits
    this.data = new Int32Array(size << wordShift)
    this.floats = new Float32Array(this.data.buffer)
    this.phrase = new Int32Array(size)
    this.stem = new Int32Array(size)
    this.#index = new Int32Array(size)
    this.#pool = new Uint16Array(poolSize)
    this.#poolStart = new Int32Array(size)
    this.#poolLength = new Uint8Array(size)
    this.#blocks = options.blocks
    this.#shift = options.shift
    this.#weights = options.weights
    this.#lexicon = options.lexicon
  }

  /** To be called between items: numbers of words hold for one item only. */
  prepare(): void {
    if (this.#used < fullAt && this.#pooled < poolFullAt) return
    this.data.fill(0, 0, (this.#used + 1) << wordShift)
    this.#index.fill(0)
    this.#recent.fill(0)
    this.#used = 0
    this.#pooled = 0
  }

  /** The number of the word `source[start, end)`, whose keys were computed while reading it. */
  find(key1: number, key2: number, source: Uint16Array, start: number, end: number): number {
    const { data } = this
    const recent = this.#recent
    const front = (key1 ^ (key1 >>> 16)) & (recentSize - 1)
    const last = recent[front] as number
    const lastBase = last << wordShift
    if (data[lastBase + Slot.key1] === key1 && data[lastBase + Slot.key2] === key2) return last
    const id = this.#findAmongAll(key1, key2, source, start, end)
    recent[front] = id
    return id
  }

  #findAmongAll(key1: number, key2: number, source: Uint16Array, start: number, end: number): number {
    const { data } = this
    const index = this.#index
    for (let at = (key1 ^ (key1 >>> 15)) & idMask; ; at = (at + 1) & idMask) {
      const known = index[at] as number
      if (known === 0) return this.#meet(at, key1, key2, source, start, end)
      if ((known ^ key2) >>> idBits !== 0) continue
      const id = known & idMask
      const base = id << wordShift
      if (data[base + Slot.key1] === key1 && data[base + Slot.key2] === key2) return id
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
    return this.find(key1, key2, source, start, end)
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

  /** Adds up the weights of a canonical word, once for as long as it stays in the table. */
  weigh(id: number): void {
    const base = id << wordShift
    const { data, floats } = this
    const weights = this.#weights
    const count = this.grams(id, this.#indexes)
    data[base + Slot.flags] = (data[base + Slot.flags] as number) | Flag.weighed | (count << Flag.gramsShift)
    if (weights === undefined) return
    floats[base + Slot.weight] = weights[this.wordIndex(id)] as number
    let sum = 0
    for (let i = 0; i < count; i++) sum += weights[this.#indexes[i] as number] as number
    floats[base + Slot.chars] = sum
  }

  /** Number of the feature that a word is. */
  wordIndex(id: number): number {
    return wordIndex(this.data[(id << wordShift) + Slot.hash] as number, this.#blocks.words, this.#shift)
  }

  /** Numbers of the features that a canonical word's character runs are. @returns how many were written to `out`. */
  grams(id: number, out: Int32Array): number {
    const block = this.#blocks.chars
    if (block === undefined) return 0
    if (!hasGrams((this.data[(id << wordShift) + Slot.flags] as number) & Flag.kind)) return 0
    const length = this.#poolLength[id] as number
    this.#work += length * 3
    return gramIndexes(this.#pool, this.#poolStart[id] as number, length, block, this.#shift, out)
  }

  /** Work done for words not met before since it was asked last, for tests of growth. */
  takeWork(): number {
    const work = this.#work
    this.#work = 0
    return work
  }

  #meet(at: number, key1: number, key2: number, source: Uint16Array, start: number, end: number): number {
    const id = ++this.#used
    this.#index[at] = (key2 & ~idMask) | id
    this.data[(id << wordShift) + Slot.key1] = key1
    this.data[(id << wordShift) + Slot.key2] = key2
    this.#describe(id, readWord({ source, start, end, unmask: false }), source, start, end)
    return id
  }

  #describe(id: number, word: ReadWord, source: Uint16Array, start: number, end: number): void {
    const { data } = this
    const base = id << wordShift
    this.#work += end - start
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
      data[base + Slot.hash] = data[(canon << wordShift) + Slot.hash] as number
      this.#enter(id, this.phrase[canon] as number, this.stem[canon] as number)
      return
    }
    const hash = hashWord(word.units, 0, word.length)
    data[base + Slot.hash] = hash
    this.#keep(id, word)
    if (this.#lexicon === undefined) return
    const { units, length } = word
    this.#enter(id, lookUp(this.#lexicon, phraseHash(0, hash)) + 1, stemPosition(this.#lexicon, units, length) + 1)
  }

  /** Notes where a word stands in the lexicon. */
  #enter(id: number, phrase: number, stem: number): void {
    this.phrase[id] = phrase
    this.stem[id] = stem
    const flags = (id << wordShift) + Slot.flags
    if (phrase + stem > 0) this.data[flags] = (this.data[flags] as number) | Flag.inLexicon
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
