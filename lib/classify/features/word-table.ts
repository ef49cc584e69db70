import type { Block } from '@/lib/classify/features/block'
import { CharClass, charClasses } from '@/lib/classify/features/char-class'
import { gramIndexes, gramWordLimit, hasGrams, mostGrams, wordIndex } from '@/lib/classify/features/grams'
import { type LexiconTable, lookUp, phraseHash, stemPosition } from '@/lib/classify/features/lexicon/lexicon-table'
import { hashWord, isLongNumber, markNumber, type ReadWord, readWord } from '@/lib/classify/features/read-word'
import { stretch } from '@/lib/classify/features/stretch'
import { isCounted } from '@/lib/classify/features/unit-class'
import { shapeOf } from '@/lib/classify/features/word-shape'
import {
  Flag,
  firstSeed,
  Rare,
  rareShift,
  Slot,
  stepKey1,
  stepKey2,
  wordShift,
} from '@/lib/classify/features/word-slot'

const idBits = 17
export const idMask = (1 << idBits) - 1
const poolSize = 1 << 20

/**
 * From here on the table is emptied before the next item. No item has more words than the rest holds: at most every unit
 * is a character of its own, or every second one a word with a folded form.
 */
const fullAt = 64_000
/** Where in the index a word is looked for first. */
export function homeOf(key1: number): number {
  return (key1 ^ (key1 >>> 15)) & idMask
}

const poolFullAt = poolSize / 2

/**
 * Words met so far in one role with all that they contribute, so that a known word costs one look-up. They lie in the
 * order in which they were met: the usual ones come first and share a few pages of memory.
 */
export class WordTable {
  readonly data: Int32Array
  readonly floats: Float32Array
  readonly rare: Int32Array
  /** Numbers of words by their first key, with bits of the second one above; open addressing, 0 is nothing. */
  readonly index: Int32Array
  readonly #blocks: { words: Block; chars: Block | undefined }
  readonly #shift: number
  readonly #weights: Float32Array | undefined
  readonly #lexicon: LexiconTable | undefined
  /** Folded letters of canonical words, as many as character runs are taken of. */
  readonly #pool: Uint16Array
  readonly #scratch = new Uint16Array(256)
  readonly #mark = new Uint16Array(3)
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
    this.rare = new Int32Array(size << rareShift)
    this.index = new Int32Array(size)
    this.#pool = new Uint16Array(poolSize)
    this.#blocks = options.blocks
    this.#shift = options.shift
    this.#weights = options.weights
    this.#lexicon = options.lexicon
  }

  /** To be called between items: numbers of words hold for one item only. */
  prepare(): void {
    if (this.#used < fullAt && this.#pooled < poolFullAt) return
    this.data.fill(0, 0, (this.#used + 1) << wordShift)
    this.index.fill(0)
    this.#used = 0
    this.#pooled = 0
  }

  /** The number of word `t` of the stretch, which isn't where words are looked for first. */
  findInRun(t: number, key1: number, key2: number): number {
    const { units, wordStart, wordEnd } = stretch
    const start = wordStart[t] as number
    const end = wordEnd[t] as number
    const known = this.#find(key1, key2)
    if (known > 0) return known
    // There are so many long numbers that they would fill the table.
    if (isLongNumber(units, start, end)) return this.findWord(this.#mark, 0, markNumber(this.#mark, end - start))
    return this.#meet(~known, key1, key2, units, start, end)
  }

  /** The number of a word with these keys, or ~ of the place in the index where it belongs. */
  #find(key1: number, key2: number): number {
    const { data, index } = this
    for (let at = homeOf(key1); ; at = (at + 1) & idMask) {
      const known = index[at] as number
      if (known === 0) return ~at
      if ((known ^ key2) >>> idBits !== 0) continue
      const id = known & idMask
      const base = id << wordShift
      if (data[base + Slot.key1] === key1 && data[base + Slot.key2] === key2) return id
    }
  }

  /** The number of the word `source[start, end)`, which may be empty. */
  findWord(source: Uint16Array, start: number, end: number): number {
    let key1 = start < end ? 0 : firstSeed
    let key2 = 0
    for (let i = start; i < end; i++) {
      key1 = stepKey1(key1, source[i] as number)
      key2 = stepKey2(key2, source[i] as number)
    }
    const known = this.#find(key1, key2)
    return known > 0 ? known : this.#meet(~known, key1, key2, source, start, end)
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
    const { data, rare } = this
    const block = this.#blocks.chars
    if (block === undefined || !hasGrams((data[(id << wordShift) + Slot.flags] as number) & Flag.kind)) return 0
    const start = rare[(id << rareShift) + Rare.letters] as number
    const length = rare[(id << rareShift) + Rare.length] as number
    this.#work += length * 3
    return gramIndexes(this.#pool, start, length, block, this.#shift, out)
  }

  /** Work done for words not met before since it was asked last, for tests of growth. */
  takeWork(): number {
    const work = this.#work
    this.#work = 0
    return work
  }

  #meet(at: number, key1: number, key2: number, source: Uint16Array, start: number, end: number): number {
    const id = ++this.#used
    this.index[at] = (key2 & ~idMask) | id
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
    if (isCounted(source[start] as number)) flags |= Flag.counted
    if (word.kind === CharClass.digit || charClasses[word.units[0] as number] === CharClass.digit)
      flags |= Flag.beginsWithDigit
    data[base + Slot.flags] = flags
    data[base + Slot.canon] = id
    if (word.changed) {
      const canon = data[(this.#findFolded(word) << wordShift) + Slot.canon] as number
      const from = canon << rareShift
      data[base + Slot.canon] = canon
      data[base + Slot.hash] = data[(canon << wordShift) + Slot.hash] as number
      this.#enter(id, this.rare[from + Rare.phrase] as number, this.rare[from + Rare.stem] as number)
      return
    }
    const { units, length } = word
    const hash = hashWord(units, 0, length)
    data[base + Slot.hash] = hash
    this.#keep(id, word)
    const lexicon = this.#lexicon
    if (lexicon) this.#enter(id, lookUp(lexicon, phraseHash(0, hash)) + 1, stemPosition(lexicon, units, length) + 1)
  }

  /** Notes where a word stands in the lexicon. */
  #enter(id: number, phrase: number, stem: number): void {
    const flags = (id << wordShift) + Slot.flags
    this.rare[(id << rareShift) + Rare.phrase] = phrase
    this.rare[(id << rareShift) + Rare.stem] = stem
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
    this.rare[(id << rareShift) + Rare.letters] = this.#pooled
    this.rare[(id << rareShift) + Rare.length] = length
    this.#pooled += length
  }
}
