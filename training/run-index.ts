type Run = {
  key: number
  /** The run without its first character. */
  shorter: number
  /** The run without its last character. */
  context: number
  size: number
}

/** Runs of characters, numbered as they are met; 0 is the empty one. Typed arrays, as there are millions. */
export class RunIndex {
  size = 1
  #capacity = 1 << 20
  key = new Int32Array(this.#capacity)
  shorter = new Int32Array(this.#capacity)
  context = new Int32Array(this.#capacity)
  length = new Uint8Array(this.#capacity)
  readonly columns: Uint32Array[]
  #slots = new Int32Array(this.#capacity * 2)

  /** @param columns how many counts every run has */
  constructor(columns: number) {
    this.columns = Array.from({ length: columns }, () => new Uint32Array(this.#capacity))
  }

  findOrAdd({ key, shorter, context, size }: Run): number {
    const slot = this.#slotOf(key)
    const known = this.#slots[slot] as number
    if (known !== 0) return known
    const run = this.size++
    this.#slots[slot] = run
    this.key[run] = key
    this.shorter[run] = shorter
    this.context[run] = context
    this.length[run] = size
    if (this.size === this.#capacity) this.#grow()
    return run
  }

  count(run: number, column: number): void {
    const counts = this.columns[column] as Uint32Array
    counts[run] = (counts[run] as number) + 1
  }

  #slotOf(key: number): number {
    const mask = this.#slots.length - 1
    for (let slot = key & mask; ; slot = (slot + 1) & mask) {
      const run = this.#slots[slot] as number
      if (run === 0 || this.key[run] === key) return slot
    }
  }

  #grow(): void {
    this.#capacity *= 2
    this.key = larger(this.key, new Int32Array(this.#capacity))
    this.shorter = larger(this.shorter, new Int32Array(this.#capacity))
    this.context = larger(this.context, new Int32Array(this.#capacity))
    this.length = larger(this.length, new Uint8Array(this.#capacity))
    for (const [i, column] of this.columns.entries()) this.columns[i] = larger(column, new Uint32Array(this.#capacity))
    this.#slots = new Int32Array(this.#capacity * 2)
    for (let run = 1; run < this.size; run++) this.#slots[this.#slotOf(this.key[run] as number)] = run
  }
}

function larger<T extends Int32Array | Uint32Array | Uint8Array>(from: T, into: T): T {
  into.set(from)
  return into
}
