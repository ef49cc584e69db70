import { weightsPerName } from '@/lib/classify/model'
import { seededRandom, shuffle } from '../seeded-random'
import type { DenseWeights, VectorStore } from './vector-store'

/** One example: a row of the store, its truth and what it counts. */
export type Example = { row: number; spam: boolean; weight: number }

/** FTRL-Proximal (McMahan et al. 2013) with L2 only, on what is added to the weights of a model that was there before. */
export type DeltaOptions = {
  /** Step size of hashed and of named features. */
  alphaHashed: number
  alphaNamed: number
  beta: number
  /** L2 towards the old weight: the precision of a Gaussian around it. Of hashed, named, a kind's own named weights, and of what is known of authors. */
  l2Hashed: number
  l2Named: number
  l2Head: number
  l2Author: number
  /** The share of labels that is taken to be wrong. */
  noise: number
  epochs: number
  seed: number
}

/** docs/classifier.md has the figures that chose them. */
export const defaultDeltaOptions: DeltaOptions = {
  alphaHashed: 0.5,
  alphaNamed: 0.05,
  beta: 1,
  l2Hashed: 1,
  l2Named: 4,
  l2Head: 12,
  l2Author: 20,
  noise: 0.02,
  epochs: 6,
  seed: 1,
}

type Options = {
  store: VectorStore
  examples: readonly Example[]
  /** What is learned from: the mean of the prior. */
  prior: DenseWeights
  how?: Partial<DeltaOptions>
  /** After each pass over the examples, 0..1. */
  onProgress?: (done: number) => void
}

/**
 * What the examples add to the prior's weights, as logistic regression whose weights are pulled towards the prior's. A label
 * may be wrong (Bootkrajang & Kabán 2012, with one known flip rate): the more surely a model contradicts it, the less it
 * teaches, so that a few wrong clicks can't bend the weights. The same examples and options give the same weights.
 */
export function learnDelta({ store, examples, prior, how: given, onProgress }: Options): DenseWeights {
  const how = { ...defaultDeltaOptions, ...given }
  const hashed = new Adaptive(1 << store.bits, how.alphaHashed, how.beta)
  const named = new Adaptive(store.names.length * weightsPerName, how.alphaNamed, how.beta)
  const namedL2 = Float32Array.from({ length: named.w.length }, (_, at) => l2Of(at, store.names, how))
  const offsets = Float64Array.from(examples, ({ row }) => store.margin(row, prior))
  const delta: DenseWeights = { hashed: hashed.w, named: named.w, bias: 0 }
  const random = seededRandom(how.seed)
  const order = Int32Array.from(examples, (_, i) => i)
  for (let epoch = 0; epoch < how.epochs; epoch++) {
    shuffle(order, random)
    for (const i of order) {
      const { row, spam, weight } = examples[i] as Example
      const gradient = weight * slopeOf((offsets[i] as number) + store.margin(row, delta), spam, how.noise)
      if (Math.abs(gradient) < 1e-3) continue
      store.eachHashed(row, (index, value) => hashed.update(index, gradient * value, how.l2Hashed))
      store.eachNamed(row, (at) => named.update(at, gradient, namedL2[at] as number))
    }
    onProgress?.((epoch + 1) / how.epochs)
  }
  return delta
}

/** Derivative of −log((1 − noise) p + noise (1 − p)) by the margin, where p is the probability of what the label says. */
function slopeOf(margin: number, spam: boolean, noise: number): number {
  const sign = spam ? 1 : -1
  const p = 1 / (1 + Math.exp(-sign * margin))
  return (-sign * (1 - 2 * noise) * p * (1 - p)) / ((1 - noise) * p + noise * (1 - p))
}

function l2Of(at: number, names: readonly string[], how: DeltaOptions): number {
  if (names[Math.floor(at / weightsPerName)]?.startsWith('author:')) return how.l2Author
  return at % weightsPerName === 0 ? how.l2Named : how.l2Head
}

class Adaptive {
  readonly w: Float32Array
  readonly #z: Float32Array
  readonly #n: Float32Array

  constructor(
    size: number,
    readonly alpha: number,
    readonly beta: number,
  ) {
    this.w = new Float32Array(size)
    this.#z = new Float32Array(size)
    this.#n = new Float32Array(size)
  }

  update(at: number, part: number, l2: number): void {
    const before = this.#n[at] as number
    const after = before + part * part
    const root = Math.sqrt(after)
    const sigma = (root - Math.sqrt(before)) / this.alpha
    const sum = (this.#z[at] as number) + part - sigma * (this.w[at] as number)
    this.#n[at] = after
    this.#z[at] = sum
    this.w[at] = -sum / ((this.beta + root) / this.alpha + l2)
  }
}
