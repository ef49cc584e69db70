import { seededRandom, shuffle } from '@/lib/model/seeded-random'
import { Leeway } from '@/training/learners/leeway'
import type { LearnOptions } from '@/training/learners/options'
import { WeightSpace } from '@/training/learners/weight-space'
import type { Vectors } from '@/training/vectorise'

/** Weights are left alone for a move this small, against the one that makes for another pass. */
const smallest = 1e-2

/**
 * Logistic regression with L2 by coordinate descent in the dual (Yu, Huang, Lin: "Dual coordinate descent methods for logistic
 * regression and maximum entropy models", 2011): each row has a multiplier, and the weights are the rows' sum by it. So
 * it can be given more rows at any time and goes on from where it was, in a pass or two. The same rows, options and seed
 * give the same weights.
 */
export class DualLogistic {
  readonly space: WeightSpace
  readonly #leeway: Leeway
  /** By row: its multiplier, and what is left up to its cost; the two are kept apart because either may be tiny. */
  readonly #used: Float64Array
  readonly #left: Float64Array
  readonly #norms: Float64Array
  #rows = new Int32Array(0)

  constructor(
    readonly vectors: Vectors,
    readonly how: LearnOptions,
  ) {
    this.space = new WeightSpace(vectors)
    this.#leeway = new Leeway(this.space, how)
    this.#used = new Float64Array(vectors.spam.length)
    this.#left = new Float64Array(vectors.spam.length)
    this.#norms = new Float64Array(vectors.spam.length)
  }

  /** Takes rows in, each once. They count from the next pass on. */
  take(rows: Int32Array): void {
    const all = new Int32Array(this.#rows.length + rows.length)
    all.set(this.#rows)
    all.set(rows, this.#rows.length)
    this.#rows = all
    for (const row of rows) {
      this.#leeway.count(row)
      const cost = this.#costOf(row)
      this.#used[row] = Math.min(1e-3 * cost, 1e-8)
      this.#left[row] = cost - (this.#used[row] as number)
    }
    this.#leeway.write()
    for (const row of all) {
      this.space.add(row, this.#signOf(row) * (this.#used[row] as number))
      this.#norms[row] = this.space.norm(row)
    }
  }

  /** Passes over the rows in an order given by the seed, until nothing moves or `epochs` are over. */
  pass(options: { epochs: number; seed: number }): void {
    const random = seededRandom(options.seed)
    const order = this.#rows.slice()
    for (let epoch = 0; epoch < options.epochs; epoch++) {
      shuffle(order, random)
      let moved = 0
      for (const row of order) moved = Math.max(moved, this.#step(row))
      if (moved < this.how.settled) return
    }
  }

  /** Solves for one row's multiplier with all others as they are. @returns how far it moved, as a share of its cost */
  #step(row: number): number {
    const sign = this.#signOf(row)
    const cost = this.#costOf(row)
    const norm = this.#norms[row] as number
    const margin = sign * this.space.margin(row)
    // Newton on whichever of the two is smaller: their logarithms are the curve, and the other one's is flat there.
    const fromUsed = 0.5 * norm * ((this.#left[row] as number) - (this.#used[row] as number)) + margin >= 0
    const one = fromUsed ? this.#used : this.#left
    const other = fromUsed ? this.#left : this.#used
    const towards = fromUsed ? 1 : -1
    const old = one[row] as number
    const now = minimise({ old, cost, norm, slope: towards * margin })
    const move = now - old
    if (Math.abs(move) < smallest * this.how.settled * cost) return 0
    one[row] = now
    other[row] = cost - now
    this.space.add(row, towards * sign * move)
    return Math.abs(move) / cost
  }

  #signOf(row: number): number {
    return this.vectors.spam[row] === 1 ? 1 : -1
  }

  #costOf(row: number): number {
    return this.how.cost * (this.vectors.weight[row] as number)
  }
}

/** Where z log z + (cost − z) log(cost − z) + norm/2 (z − old)² + slope (z − old) is least, 0 < z < cost. */
function minimise(options: { old: number; cost: number; norm: number; slope: number }): number {
  const { old, cost, norm, slope } = options
  let z = cost - old < 0.5 * cost ? 0.1 * old : old
  for (let round = 0; round < 20; round++) {
    const gradient = norm * (z - old) + slope + Math.log(z / (cost - z))
    if (Math.abs(gradient) < 1e-4) break
    const next = z - gradient / (norm + cost / (cost - z) / z)
    z = next <= 0 ? 0.1 * z : next
  }
  return z
}
