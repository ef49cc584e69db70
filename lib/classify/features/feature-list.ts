import type { Span } from '@/lib/classify/score'
import type { ItemKind } from '@/lib/fetch/item'

/**
 * The blocks whose hashed features share one scale: 1 / √(features in the block + damping).
 * So a long text weighs as much as a short one, and a few characters weigh little.
 */
export const blocks = ['name-words', 'name-chars', 'prose-words', 'prose-chars', 'code-words', 'link-parts'] as const
export type Block = number
export const Block = { nameWords: 0, nameChars: 1, proseWords: 2, proseChars: 3, codeWords: 4, linkParts: 5 } as const

/** Added to the count under the root: what keeps "+1" or "thanks" near the prior instead of betting on one word. */
const damping = [3, 12, 6, 24, 12, 6]

/** A feature with a name of its own, such as "link:shortener". Its weight is kept by name, never hashed. */
export type NamedFeature = { name: string; group: string; spans: Span[] }

/**
 * All features of one item. Hashed ones lie in growing typed arrays that are used again for the next item,
 * so a list must be read before the next extraction.
 */
export class FeatureList {
  readonly size: number
  count = 0
  index = new Int32Array(1 << 14)
  block = new Uint8Array(1 << 14)
  field = new Uint8Array(1 << 14)
  start = new Int32Array(1 << 14)
  end = new Int32Array(1 << 14)
  named: NamedFeature[] = []
  /** The item's kind: every named feature has a weight for all kinds and one for this kind alone. */
  family: ItemKind = 'note'
  readonly fieldNames: string[] = []
  /** Steps done, for tests of growth: characters read and features looked at. */
  work = 0
  readonly #perBlock = new Int32Array(blocks.length)
  readonly #seen: Int32Array
  readonly #names = new Map<string, NamedFeature>()
  #generation = 0

  /** @param bits log2 of the hashed table's size, 10 to 22. */
  constructor(readonly bits: number) {
    this.size = 1 << bits
    this.#seen = new Int32Array(this.size)
  }

  reset(): void {
    this.count = 0
    this.work = 0
    this.named = []
    this.#names.clear()
    this.fieldNames.length = 0
    this.#perBlock.fill(0)
    if (this.#generation === 0x7fffffff) this.#seen.fill(0)
    this.#generation = (this.#generation % 0x7fffffff) + 1
  }

  /** Adds a hashed feature once per item. `hash` must be mixed; positions are of the original text. */
  add(block: Block, field: number, hash: number, start: number, end: number): void {
    this.work++
    const index = hash >>> (32 - this.bits)
    if (this.#seen[index] === this.#generation) return
    this.#seen[index] = this.#generation
    if (this.count === this.index.length) this.#grow()
    const at = this.count++
    this.index[at] = index
    this.block[at] = block
    this.field[at] = field
    this.start[at] = start
    this.end[at] = end
    this.#perBlock[block] = (this.#perBlock[block] ?? 0) + 1
  }

  /** Adds a named feature once per item; a repeat only adds its spans (at most 8 are kept). */
  name(name: string, group: string, spans: readonly Span[] = []): void {
    this.work++
    let feature = this.#names.get(name)
    if (feature === undefined) {
      feature = { name, group, spans: [] }
      this.#names.set(name, feature)
      this.named.push(feature)
    }
    for (const span of spans) if (feature.spans.length < 8) feature.spans.push(span)
  }

  has(name: string): boolean {
    return this.#names.has(name)
  }

  /** The value that every feature of the block has. */
  scale(block: Block): number {
    return 1 / Math.sqrt((this.#perBlock[block] ?? 0) + (damping[block] ?? 0))
  }

  fieldIndex(name: string): number {
    const at = this.fieldNames.indexOf(name)
    return at >= 0 ? at : this.fieldNames.push(name) - 1
  }

  #grow(): void {
    const size = this.index.length * 2
    this.index = enlarge(this.index, new Int32Array(size))
    this.start = enlarge(this.start, new Int32Array(size))
    this.end = enlarge(this.end, new Int32Array(size))
    this.block = enlarge(this.block, new Uint8Array(size))
    this.field = enlarge(this.field, new Uint8Array(size))
  }
}

function enlarge<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from)
  return to
}
