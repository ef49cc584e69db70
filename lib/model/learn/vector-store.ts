import { blocks } from '@/lib/classify/features/block'
import { extractFeatures } from '@/lib/classify/features/extract-features'
import { FeatureList } from '@/lib/classify/features/feature-list'
import { type FirstLook, logOddsAtFirst, marginAtFirst } from '@/lib/classify/first-look'
import type { Letters } from '@/lib/classify/letters/letters'
import { swayOf } from '@/lib/classify/letters/weigh-letters'
import { kindIndexOf, type Model, weightsPerName } from '@/lib/classify/model'
import type { ItemContent } from '@/lib/fetch/item'

/** Block number above the index in one packed integer. */
const blockShift = 24
const indexMask = (1 << blockShift) - 1

/** Weights as a learner holds them: hashed by index; named by number of the name times 8, then all kinds, then each kind. */
export type DenseWeights = {
  hashed: Float32Array
  named: Float32Array
  bias: number
  /** What letters add, where the store has read rows by the model's, and by which of those; nothing is learned of them. */
  letters?: Pick<Letters, 'weight' | 'floor'> & { table: number }
}

/** Items as a learner reads them, of all sources in one place; texts are gone. Rows are numbered as they were added. */
export class VectorStore {
  readonly #list: FeatureList
  readonly #packed = new Growing()
  readonly #named = new Growing()
  readonly #rowEnd: number[] = [0]
  readonly #namedEnd: number[] = [0]
  readonly #scales: number[] = []
  readonly #kinds: number[] = []
  readonly #looked: (number | undefined)[] = []
  readonly #tables: readonly Uint16Array[]
  readonly #sways: number[] = []
  readonly #ids = new Map<string, number>()
  readonly names: string[] = []

  /**
   * @param bits log2 of the hashed table's size: the model's that is learned from
   * @param look the first look of that model, where it has one
   * @param letters what that model and those it is compared with know of letters, where they do
   */
  constructor(
    readonly bits: number,
    readonly look?: FirstLook,
    letters: readonly (Letters | undefined)[] = [],
  ) {
    this.#list = new FeatureList(bits)
    const cells = letters.flatMap((known) => known?.cells ?? [])
    this.#tables = cells.filter((table, i) => cells.findIndex((other) => isSame(other, table)) === i)
  }

  get size(): number {
    return this.#kinds.length
  }

  /**
   * @param known whether the models' letters were learned from this very item: they would know its label by heart
   * @returns the row's number
   */
  add(content: ItemContent, { known = false }: { known?: boolean } = {}): number {
    const list = this.#list
    extractFeatures({ content, list })
    for (let i = 0; i < list.count; i++)
      this.#packed.push((list.index[i] as number) | ((list.block[i] as number) << blockShift))
    for (const { name } of list.named) this.#named.push(this.#idOf(name))
    this.#rowEnd.push(this.#packed.length)
    this.#namedEnd.push(this.#named.length)
    for (let block = 0; block < blocks.length; block++) this.#scales.push(list.scale(block))
    for (const table of this.#tables) this.#sways.push(known ? 0 : swayOf(table, content))
    this.#looked.push(this.look && marginAtFirst(this.look, content))
    return this.#kinds.push(kindIndexOf(content.kind)) - 1
  }

  /** A model's weights in this store's numbers. */
  weightsOf(model: Model): DenseWeights {
    const named = new Float32Array(this.names.length * weightsPerName)
    for (const [id, name] of this.names.entries()) {
      const weights = model.named.get(name)
      if (weights) named.set(weights.subarray(0, weightsPerName), id * weightsPerName)
    }
    const { letters, hashed, bias } = model
    const table = letters ? this.#tables.findIndex((known) => isSame(known, letters.cells)) : -1
    return {
      ...{ hashed, named, bias },
      ...(letters && table >= 0 ? { letters: { weight: letters.weight, floor: letters.floor, table } } : {}),
    }
  }

  /** What the first look makes of a row; undefined: it must be read. */
  lookedAt(row: number): number | undefined {
    return this.#looked[row]
  }

  /**
   * The log-odds with which a model's first look ends a row; undefined where it must be read. A look with other weights than
   * the store's, which an older base may have, is taken to read everything.
   */
  early(model: Model): (row: number) => number | undefined {
    const { firstLook } = model
    const own = this.look?.weights
    if (!firstLook || !own || !firstLook.weights.every((weight, i) => weight === own[i])) return () => undefined
    return (row) => {
      const margin = this.#looked[row]
      return margin === undefined ? undefined : logOddsAtFirst(firstLook, margin)
    }
  }

  /** The uncalibrated log-odds of a row that is read. */
  margin(row: number, { hashed, named, bias, letters }: DenseWeights): number {
    const packed = this.#packed.array
    let sum = bias
    for (let i = this.#rowEnd[row] as number; i < (this.#rowEnd[row + 1] as number); i++) {
      const feature = packed[i] as number
      sum += (hashed[feature & indexMask] as number) * this.#scale(row, feature)
    }
    const kind = this.#kinds[row] as number
    for (let i = this.#namedEnd[row] as number; i < (this.#namedEnd[row + 1] as number); i++) {
      const at = (this.#named.array[i] as number) * weightsPerName
      sum += (named[at] as number) + (named[at + 1 + kind] as number)
    }
    if (letters === undefined || sum <= letters.floor) return sum
    return sum + letters.weight * (this.#sways[row * this.#tables.length + letters.table] as number)
  }

  /** Every hashed feature of a row with its value. */
  eachHashed(row: number, visit: (index: number, value: number) => void): void {
    const packed = this.#packed.array
    for (let i = this.#rowEnd[row] as number; i < (this.#rowEnd[row + 1] as number); i++) {
      const feature = packed[i] as number
      visit(feature & indexMask, this.#scale(row, feature))
    }
  }

  /** Every named weight that a row has, by its place: the one for all kinds and the one for its own. */
  eachNamed(row: number, visit: (at: number) => void): void {
    const kind = this.#kinds[row] as number
    for (let i = this.#namedEnd[row] as number; i < (this.#namedEnd[row + 1] as number); i++) {
      const at = (this.#named.array[i] as number) * weightsPerName
      visit(at)
      visit(at + 1 + kind)
    }
  }

  #scale(row: number, feature: number): number {
    return this.#scales[row * blocks.length + (feature >> blockShift)] as number
  }

  #idOf(name: string): number {
    const known = this.#ids.get(name)
    if (known !== undefined) return known
    this.#ids.set(name, this.names.length)
    return this.names.push(name) - 1
  }
}

function isSame(one: Uint16Array, other: Uint16Array): boolean {
  return one === other || one.every((cell, i) => cell === other[i])
}

class Growing {
  array = new Int32Array(1 << 16)
  length = 0

  push(value: number): void {
    if (this.length === this.array.length) {
      const larger = new Int32Array(Math.ceil(this.array.length * 1.5))
      larger.set(this.array)
      this.array = larger
    }
    this.array[this.length++] = value
  }
}
