import type { LearnOptions } from '@/training/learners/options'
import type { WeightSpace } from '@/training/learners/weight-space'
import { blockShift, indexMask } from '@/training/vectorise'

/**
 * How far each weight may stray from 0: as far as its group, and the farther the more its feature's occurrences differ
 * between the classes (the log-count ratio of Wang & Manning, "Baselines and Bigrams", 2012, as the width of the prior
 * instead of a factor). A word that occurred once in spam can't outweigh one that occurred in a hundred.
 */
export class Leeway {
  readonly #group: Float32Array
  readonly #inSpam: Float32Array
  readonly #inHam: Float32Array
  #spam = 0
  #ham = 0

  constructor(
    readonly space: WeightSpace,
    readonly how: LearnOptions,
  ) {
    const { namedAt, vectors } = space
    const { names } = vectors.columns
    this.#group = new Float32Array(namedAt + names.length)
    this.#inSpam = new Float32Array(this.#group.length)
    this.#inHam = new Float32Array(this.#group.length)
    for (const [column, name] of names.entries()) this.#group[namedAt + column] = groupOf(name, how)
  }

  /** Takes notice of a row that is learned from. */
  count(row: number): void {
    const { space, how } = this
    const { packed, named, rowStart, namedStart, weight: weights, spam: labels } = space.vectors
    const weight = weights[row] as number
    const spam = labels[row] === 1
    const counts = spam ? this.#inSpam : this.#inHam
    if (spam) this.#spam += weight
    else this.#ham += weight
    const end = rowStart[row + 1] as number
    for (let i = rowStart[row] as number; i < end; i++) {
      const feature = packed[i] as number
      const at = feature & indexMask
      counts[at] = (counts[at] as number) + weight
      this.#group[at] = how.blocks[feature >> blockShift] as number
    }
    const namedEnd = namedStart[row + 1] as number
    for (let i = namedStart[row] as number; i < namedEnd; i++) {
      const at = space.namedAt + (named[i] as number)
      counts[at] = (counts[at] as number) + weight
    }
  }

  /** Writes the leeway of every weight into the space, and sets the weights to 0. */
  write(): void {
    const { how, space } = this
    const { smoothing, evidence } = how
    const odds = Math.log((this.#spam + 2 * smoothing) / (this.#ham + 2 * smoothing))
    const { names } = space.vectors.columns
    for (let at = 0; at < this.#group.length; at++) {
      const group = this.#group[at] as number
      if (group === 0) continue
      const inSpam = (this.#inSpam[at] as number) + smoothing
      const inHam = (this.#inHam[at] as number) + smoothing
      const earned = isConstant(names[at - space.namedAt]) ? 1 : Math.abs(Math.log(inSpam / inHam) - odds)
      const leeway = group * (1 - evidence + evidence * earned)
      space.cells[2 * at] = 0
      space.cells[2 * at + 1] = leeway * leeway
    }
  }
}

function isConstant(name: string | undefined): boolean {
  return name?.startsWith('bias@') === true
}

function groupOf(name: string, how: LearnOptions): number {
  if (isConstant(name)) return how.bias
  if (name.startsWith('author:')) return how.author
  return how.named
}
