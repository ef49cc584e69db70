import { blocks } from '@/lib/classify/features/block'
import { seededRandom, shuffle } from '@/lib/model/seeded-random'
import { domains } from '@/training/domains'
import { blockShift, indexMask, type Vectors } from '@/training/vectorise'

/** FTRL-Proximal (McMahan et al. 2013) with L2 only. */
export type LearnOptions = {
  /** Step size of hashed and of named features. */
  alphaHashed: number
  alphaNamed: number
  beta: number
  /** L2 of shared hashed weights, of a domain's own, of named ones, of a head's own, and of what is known of the author. */
  l2Hashed: number
  l2Domain: number
  l2Named: number
  l2Head: number
  l2Author: number
  epochs: number
  seed: number
}

export const defaultLearnOptions: LearnOptions = {
  alphaHashed: 0.5,
  alphaNamed: 0.05,
  beta: 1,
  l2Hashed: 0.5,
  l2Domain: 2,
  l2Named: 4,
  l2Head: 12,
  l2Author: 20,
  epochs: 6,
  seed: 1,
}

/**
 * For the shipped model, chosen by leaving one writer of the seed corpus out at a time (docs/classifier.md): with thousands of
 * items by several hands words may be trusted as far as anywhere.
 */
export const bundledLearnOptions: LearnOptions = { ...defaultLearnOptions, l2Hashed: 0.5, l2Domain: 1, epochs: 8 }

/** Learned weights: one table of hashed weights shared by all domains, then one for each domain. */
export type Weights = { hashed: Float32Array[]; named: Float32Array }

/**
 * A hashed weight, its z and its n lie side by side (and a fourth number, so that none straddles a cache line): waiting for
 * memory is what learning takes its time for.
 */
const cellSize = 4

/** Trains on the given rows. The same rows, options and seed give the same weights. */
export function learn(options: { vectors: Vectors; rows: Int32Array; options: LearnOptions }): Weights {
  const { vectors, rows } = options
  const how = options.options
  const size = 1 << vectors.bits
  const tables = 1 + domains.length
  const cells = new Float32Array(size * tables * cellSize)
  const namedCount = vectors.columns.names.length
  const namedZ = new Float64Array(namedCount)
  const namedN = new Float64Array(namedCount)
  const namedW = new Float64Array(namedCount)
  const namedL2 = Float64Array.from(vectors.columns.names, (name) => l2Of(name, how))
  const random = seededRandom(how.seed)
  const order = rows.slice()
  for (let epoch = 0; epoch < how.epochs; epoch++) {
    shuffle(order, random)
    for (const row of order) step(row)
  }
  const hashed: Float32Array[] = []
  for (let table = 0; table < tables; table++) {
    hashed.push(Float32Array.from({ length: size }, (_, i) => cells[(table * size + i) * cellSize] as number))
  }
  return { hashed, named: Float32Array.from(namedW) }

  function step(row: number): void {
    const { packed, scales, named } = vectors
    const from = vectors.rowStart[row] ?? 0
    const to = vectors.rowStart[row + 1] ?? 0
    const namedFrom = vectors.namedStart[row] ?? 0
    const namedTo = vectors.namedStart[row + 1] ?? 0
    const own = size * (1 + (vectors.domain[row] ?? 0))
    const rowScales = row * blocks.length
    let margin = 0
    for (let i = from; i < to; i++) {
      const feature = packed[i] as number
      const index = feature & indexMask
      const weight = (cells[index * cellSize] as number) + (cells[(own + index) * cellSize] as number)
      margin += weight * (scales[rowScales + (feature >> blockShift)] as number)
    }
    for (let i = namedFrom; i < namedTo; i++) margin += namedW[named[i] as number] as number
    const gradient = (1 / (1 + Math.exp(-margin)) - (vectors.spam[row] ?? 0)) * (vectors.weight[row] ?? 1)
    // A row that is nearly certain teaches nothing, but walking its features would cost most of the time.
    if (Math.abs(gradient) < 1e-3) return
    for (let i = from; i < to; i++) {
      const feature = packed[i] as number
      const index = feature & indexMask
      const part = gradient * (scales[rowScales + (feature >> blockShift)] as number)
      update(index, part, how.l2Hashed)
      update(own + index, part, how.l2Domain)
    }
    for (let i = namedFrom; i < namedTo; i++) updateNamed(named[i] as number, gradient)
  }

  function update(index: number, part: number, l2: number): void {
    const at = index * cellSize
    const before = cells[at + 2] as number
    const after = before + part * part
    const root = Math.sqrt(after)
    const sigma = (root - Math.sqrt(before)) / how.alphaHashed
    const sum = (cells[at + 1] as number) + part - sigma * (cells[at] as number)
    cells[at + 2] = after
    cells[at + 1] = sum
    cells[at] = -sum / ((how.beta + root) / how.alphaHashed + l2)
  }

  function updateNamed(at: number, part: number): void {
    const before = namedN[at] as number
    const after = before + part * part
    const root = Math.sqrt(after)
    const sigma = (root - Math.sqrt(before)) / how.alphaNamed
    const sum = (namedZ[at] as number) + part - sigma * (namedW[at] as number)
    namedN[at] = after
    namedZ[at] = sum
    namedW[at] = -sum / ((how.beta + root) / how.alphaNamed + (namedL2[at] as number))
  }
}

function l2Of(name: string, how: LearnOptions): number {
  if (name.startsWith('bias@')) return 0
  if (name.startsWith('author:')) return how.l2Author
  return name.includes('@') ? how.l2Head : how.l2Named
}
