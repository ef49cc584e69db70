import { hashMix, hashStart, hashStep } from '@/lib/classify/features/hash'
import { CountTable } from '@/training/learners/count-table'

/** Characters that are taken to exist before any was read. */
const alphabet = 64
const begin = '\u0002'
const end = '\u0003'

/**
 * Which character comes next, by those before it: counts of every length up to the order, the longer ones trusted by how often
 * they went on in a way known before (Witten & Bell 1991). One of spam and one of ham tell the two apart (Bratko et al., "Spam
 * filtering using statistical data compression models", 2006).
 */
export class CharacterModel {
  /** By what stands before: how often it was met, and with how many different characters after it. */
  readonly #contexts = new CountTable()
  /** By what stands before and the character after it: how often. */
  readonly #followers = new CountTable()

  /** @param order how many characters before one are looked at */
  constructor(readonly order: number) {}

  learn(text: string): void {
    const whole = begin + text + end
    for (let i = 1; i < whole.length; i++) {
      let context = hashStart
      for (let size = 0; size <= this.order && size <= i; size++) {
        if (size > 0) context = hashMix(hashStep(context, whole.charCodeAt(i - size)))
        const follower = this.#followers.findOrAdd(followerKey(context, whole.charCodeAt(i)))
        const met = this.#followers.first[follower] as number
        this.#followers.first[follower] = met + 1
        const at = this.#contexts.findOrAdd(context | 1)
        this.#contexts.first[at] = (this.#contexts.first[at] as number) + 1
        if (met === 0) this.#contexts.second[at] = (this.#contexts.second[at] as number) + 1
      }
    }
  }

  /** The logarithm of the text's probability. */
  logProbability(text: string): number {
    const whole = begin + text + end
    let sum = 0
    for (let i = 1; i < whole.length; i++) {
      let p = 1 / alphabet
      let context = hashStart
      for (let size = 0; size <= this.order && size <= i; size++) {
        if (size > 0) context = hashMix(hashStep(context, whole.charCodeAt(i - size)))
        const at = this.#contexts.find(context | 1)
        if (at < 0) break
        const met = this.#contexts.first[at] as number
        // Two hashes may be the same, and then a follower isn't new where it is met first; there is always one, though.
        const different = Math.max(1, this.#contexts.second[at] as number)
        const follower = this.#followers.find(followerKey(context, whole.charCodeAt(i)))
        p = ((follower < 0 ? 0 : (this.#followers.first[follower] as number)) + different * p) / (met + different)
      }
      sum += Math.log(p)
    }
    return sum
  }
}

function followerKey(context: number, unit: number): number {
  return hashStep(context, unit + 0x10000) | 1
}
