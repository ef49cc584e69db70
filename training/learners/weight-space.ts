import { blocks } from '@/lib/classify/features/block'
import type { Weights } from '@/training/learn'
import { blockShift, indexMask, type Vectors } from '@/training/vectorise'

/**
 * All weights in one array, and what the learner does with the features of one row. Beside each weight lies its leeway
 * squared, so that both come with one access to memory, which is what learning takes its time for.
 */
export class WeightSpace {
  readonly size: number
  /** Where the named columns begin. */
  readonly namedAt: number
  readonly cells: Float32Array

  constructor(readonly vectors: Vectors) {
    this.size = 1 << vectors.bits
    this.namedAt = this.size
    this.cells = new Float32Array(2 * (this.namedAt + vectors.columns.names.length))
  }

  /** The uncalibrated log-odds of a row. */
  margin(row: number): number {
    const { cells, namedAt, vectors } = this
    const { packed, scales, named } = vectors
    const rowScales = row * blocks.length
    const end = vectors.rowStart[row + 1] as number
    let sum = 0
    for (let i = vectors.rowStart[row] as number; i < end; i++) {
      const feature = packed[i] as number
      const at = feature & indexMask
      sum += (cells[2 * at] as number) * (scales[rowScales + (feature >> blockShift)] as number)
    }
    const namedEnd = vectors.namedStart[row + 1] as number
    for (let i = vectors.namedStart[row] as number; i < namedEnd; i++)
      sum += cells[2 * (namedAt + (named[i] as number))] as number
    return sum
  }

  /** The sum of the row's squared values, each times its leeway squared. */
  norm(row: number): number {
    const { cells, namedAt, vectors } = this
    const { packed, scales, named } = vectors
    const rowScales = row * blocks.length
    const end = vectors.rowStart[row + 1] as number
    let sum = 0
    for (let i = vectors.rowStart[row] as number; i < end; i++) {
      const feature = packed[i] as number
      const at = feature & indexMask
      const value = scales[rowScales + (feature >> blockShift)] as number
      sum += value * value * (cells[2 * at + 1] as number)
    }
    const namedEnd = vectors.namedStart[row + 1] as number
    for (let i = vectors.namedStart[row] as number; i < namedEnd; i++)
      sum += cells[2 * (namedAt + (named[i] as number)) + 1] as number
    return sum
  }

  /** Adds the row's features to the weights, each as far as its leeway goes, `times` over. */
  add(row: number, times: number): void {
    const { cells, namedAt, vectors } = this
    const { packed, scales, named } = vectors
    const rowScales = row * blocks.length
    const end = vectors.rowStart[row + 1] as number
    for (let i = vectors.rowStart[row] as number; i < end; i++) {
      const feature = packed[i] as number
      const at = feature & indexMask
      const part = times * (scales[rowScales + (feature >> blockShift)] as number)
      cells[2 * at] = (cells[2 * at] as number) + part * (cells[2 * at + 1] as number)
    }
    const namedEnd = vectors.namedStart[row + 1] as number
    for (let i = vectors.namedStart[row] as number; i < namedEnd; i++) {
      const at = 2 * (namedAt + (named[i] as number))
      cells[at] = (cells[at] as number) + times * (cells[at + 1] as number)
    }
  }

  weights(): Weights {
    const { cells, size, namedAt } = this
    const table = (from: number, length: number): Float32Array =>
      Float32Array.from({ length }, (_, i) => cells[2 * (from + i)] as number)
    return { hashed: [table(0, size)], named: table(namedAt, this.vectors.columns.names.length) }
  }
}
