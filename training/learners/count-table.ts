import { hashMix } from '@/lib/classify/features/hash'

/** Two counts by a hash, in typed arrays: a Map of so many numbers that are no small ones takes minutes where this takes a second. */
export class CountTable {
  first = new Int32Array(1 << 16)
  second = new Int32Array(1 << 16)
  #keys = new Int32Array(1 << 16)
  #used = 0

  /** Where the counts of a key lie; below 0 where there are none. @param key not 0 */
  find(key: number): number {
    const keys = this.#keys
    const mask = keys.length - 1
    for (let at = hashMix(key) & mask; ; at = (at + 1) & mask) {
      const known = keys[at] as number
      if (known === key) return at
      if (known === 0) return ~at
    }
  }

  /** Where the counts of a key lie, which are 0 at first. Places hold until the next new key. */
  findOrAdd(key: number): number {
    const known = this.find(key)
    if (known >= 0) return known
    this.#used++
    if (this.#used > this.#keys.length / 2) this.#grow()
    const at = ~this.find(key)
    this.#keys[at] = key
    return at
  }

  #grow(): void {
    const keys = this.#keys
    const { first, second } = this
    this.#keys = new Int32Array(keys.length * 2)
    this.first = new Int32Array(keys.length * 2)
    this.second = new Int32Array(keys.length * 2)
    for (const [from, key] of keys.entries()) {
      if (key === 0) continue
      const at = ~this.find(key)
      this.#keys[at] = key
      this.first[at] = first[from] as number
      this.second[at] = second[from] as number
    }
  }
}
