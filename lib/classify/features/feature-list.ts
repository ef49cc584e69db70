import { Block, blocks, damping } from '@/lib/classify/features/block'
import { lexicon } from '@/lib/classify/features/lexicon/match-lexicon'
import { featureGroups, featureNames } from '@/lib/classify/features/names'
import { WordTable } from '@/lib/classify/features/word-table'
import type { Span } from '@/lib/classify/score'

/** A feature with a name of its own, such as "link:shortener". Its weight is kept by name, never hashed. */
export type NamedFeature = { name: string; group: string; spans: Span[] }

const mostSpans = 8

/** Items read so far, by all lists together: what was gathered for one list is not to be taken for another's. */
let items = 0

/**
 * The features of one item: written down one by one, with their places (`listing`), for training and for explaining;
 * or only added up, with the weights at hand, for scoring. Used again for the next item, so it must be read before that.
 */
export class FeatureList {
  /** Features written down: number in the hashed table, block, field and place in it. */
  count = 0
  index = new Int32Array(1 << 10)
  block = new Uint8Array(1 << 10)
  field = new Uint8Array(1 << 10)
  start = new Int32Array(1 << 10)
  end = new Int32Array(1 << 10)
  /** What each weighs, where the list has weights: a word's letters are one entry then, with number 0. */
  value = new Float64Array(1 << 10)
  named: NamedFeature[] = []
  readonly fieldNames: string[] = []
  /** Steps done, for tests of growth: characters read and features looked at. */
  work = 0
  /** Whether features are written down; otherwise they are only counted and added up. */
  listing = true
  /** How many hashed features each block has, and the sum of their weights. */
  readonly counts = new Int32Array(blocks.length)
  readonly sums = new Float64Array(blocks.length)
  namedSum = 0
  /** The number of the item, so that nothing need be cleared between items. */
  item = 0
  /** Marks hashed features that the item has already, with `mark`; a byte each, so that they stay in the cache. */
  readonly seen: Uint8Array
  mark = 0
  readonly shift: number
  /** Words met so far, by the role of the text they stand in. */
  readonly words: { name: WordTable; prose: WordTable; code: WordTable }
  #namedWeights: Float32Array | undefined
  readonly #has = new Int32Array(featureNames.length)
  readonly #at = new Int32Array(featureNames.length)

  /**
   * @param bits log2 of the hashed table's size, 10 to 22.
   * @param weights those of a model, for adding up.
   */
  constructor(
    readonly bits: number,
    readonly weights?: Float32Array,
  ) {
    this.shift = 32 - bits
    this.seen = new Uint8Array(1 << bits)
    const how = { shift: this.shift, weights }
    this.words = {
      name: new WordTable({ ...how, blocks: { words: Block.nameWords, chars: Block.nameChars }, lexicon }),
      prose: new WordTable({ ...how, blocks: { words: Block.proseWords, chars: Block.proseChars }, lexicon }),
      code: new WordTable({ ...how, blocks: { words: Block.codeWords, chars: undefined } }),
    }
  }

  /** @param namedWeights weights by the numbers of named features, for the kind of the item. */
  reset(namedWeights?: Float32Array): void {
    this.count = 0
    this.work = 0
    if (this.listing) {
      this.named = []
      this.fieldNames.length = 0
    }
    // Calls of fill() would take longer than the few assignments.
    for (let block = 0; block < blocks.length; block++) {
      this.counts[block] = 0
      this.sums[block] = 0
    }
    this.namedSum = 0
    this.#namedWeights = namedWeights
    items = (items % 0x7fffffff) + 1
    this.item = items
    this.mark = (this.mark % 0xff) + 1
    if (this.mark === 1) this.seen.fill(0)
  }

  /** Adds a hashed feature once per item. Positions are of the original text. */
  add(block: Block, field: number, index: number, start: number, end: number): void {
    this.work++
    if (this.seen[index] === this.mark) return
    this.seen[index] = this.mark
    this.addAgain(block, field, index, start, end)
  }

  /** Adds a hashed feature even if the item has it already. */
  addAgain(block: Block, field: number, index: number, start: number, end: number): void {
    this.counts[block] = (this.counts[block] as number) + 1
    if (this.weights) this.sums[block] = (this.sums[block] as number) + (this.weights[index] as number)
    if (this.listing) this.write(block, field, index, start, end)
  }

  /** Writes a feature down without counting it. */
  write(block: Block, field: number, index: number, start: number, end: number): void {
    this.writeSum(block, field, this.weights ? (this.weights[index] as number) : 0, start, end)
    this.index[this.count - 1] = index
  }

  /** Writes several features of one place down as one, by what they weigh together. */
  writeSum(block: Block, field: number, value: number, start: number, end: number): void {
    if (this.count === this.index.length) this.#grow()
    const at = this.count++
    this.index[at] = 0
    this.value[at] = value
    this.block[at] = block
    this.field[at] = field
    this.start[at] = start
    this.end[at] = end
  }

  /** Adds a named feature once per item. */
  name(id: number): void {
    if (this.#has[id] === this.item) return
    this.#has[id] = this.item
    this.work++
    if (this.#namedWeights) this.namedSum += this.#namedWeights[id] as number
    if (!this.listing) return
    this.#at[id] = this.named.length
    this.named.push({ name: featureNames[id] ?? '', group: featureGroups[id] ?? '', spans: [] })
  }

  /** Adds the named features of all limits that the value reaches. */
  nameSteps(value: number, { limits, ids }: { limits: readonly number[]; ids: readonly number[] }): void {
    for (let i = 0; i < limits.length && value >= (limits[i] as number); i++) this.name(ids[i] as number)
  }

  /** Notes where a named feature stands, which the item must have; at most 8 places are kept. */
  place(id: number, field: number, start: number, end: number): void {
    if (!this.listing) return
    const spans = this.named[this.#at[id] as number]?.spans
    if (spans && spans.length < mostSpans) spans.push({ field: this.fieldNames[field] ?? '', start, end })
  }

  has(id: number): boolean {
    return this.#has[id] === this.item
  }

  /** The value that every feature of the block has. */
  scale(block: Block): number {
    return 1 / Math.sqrt((this.counts[block] as number) + (damping[block] as number))
  }

  /** What all features add to the margin. */
  get sum(): number {
    let sum = this.namedSum
    for (let block = 0; block < blocks.length; block++) sum += (this.sums[block] as number) * this.scale(block)
    return sum
  }

  /** The number of a field in reasons. */
  fieldIndex(name: string): number {
    if (!this.listing) return 0
    const at = this.fieldNames.indexOf(name)
    return at >= 0 ? at : this.fieldNames.push(name) - 1
  }

  #grow(): void {
    const larger = this.index.length * 2
    this.index = enlarge(this.index, new Int32Array(larger))
    this.start = enlarge(this.start, new Int32Array(larger))
    this.end = enlarge(this.end, new Int32Array(larger))
    this.value = enlarge(this.value, new Float64Array(larger))
    this.block = enlarge(this.block, new Uint8Array(larger))
    this.field = enlarge(this.field, new Uint8Array(larger))
  }
}

function enlarge<T extends Int32Array | Float64Array | Uint8Array>(from: T, to: T): T {
  to.set(from)
  return to
}
