import { Block } from '@/lib/classify/features/block'
import { CharClass } from '@/lib/classify/features/char-class'
import { hashMix, hashStart, hashStep } from '@/lib/classify/features/hash'

/** Longest part of a word that character n-grams are taken of: base64 and hashes say no more than their beginning. */
export const gramWordLimit = 24
const shortestGram = 3
const longestGram = 5
/** More than a word can have. */
export const mostGrams = 3 * (gramWordLimit + 2)

/** Salts that keep the blocks' features apart in the shared table. */
const salts = Int32Array.of(0x1b873593, 0x2c1b3c6d, 0x3c6ef372, 0x4f1bbcdc, 0x5be0cd19, 0x6a09e667)

/** Number of a word's feature: `hash` is FNV's, unmixed. `shift` is 32 less the table's bits, as for all below. */
export function wordIndex(hash: number, block: Block, shift: number): number {
  return hashMix(hash ^ (salts[block] as number)) >>> shift
}

/** Pairs share a quarter of the table, which stays in the cache: they are looked up one by one, words are not. */
const pairBits = 2

/** Number of the feature of two neighbouring words. */
export function pairIndex(before: number, hash: number, block: Block, shift: number): number {
  return hashMix(Math.imul(before, 0x01000193) ^ hash ^ (salts[block] as number)) >>> (shift + pairBits)
}

/** Whether runs of characters say something about words of this script: Han and kana are one character a word. */
export function hasGrams(kind: number): boolean {
  return kind > CharClass.digit && kind !== CharClass.thai && kind !== CharClass.han && kind !== CharClass.kana
}

/** Runs of 3 to 5 characters of a folded word, with its edges. @returns how many were written to `out`. */
export function gramIndexes(
  units: Uint16Array,
  from: number,
  length: number,
  block: Block,
  shift: number,
  out: Int32Array,
): number {
  const salt = salts[block] as number
  const last = from + length
  let n = 0
  for (let i = from - 1; i <= last - shortestGram + 1; i++) {
    let hash = hashStart
    for (let size = 1; size <= longestGram && i + size - 1 <= last; size++) {
      const at = i + size - 1
      hash = hashStep(hash, at < from || at >= last ? 0x20 : (units[at] as number))
      if (size >= shortestGram) out[n++] = hashMix(hash ^ salt) >>> shift
    }
  }
  return n
}

/**
 * Runs of 3 to 5 characters from here on, across whatever stands there: words aren't marked in Thai and its like.
 * @returns how many were written to `out`.
 */
export function thaiIndexes(
  units: Uint16Array,
  from: number,
  end: number,
  fold: Uint16Array,
  block: Block,
  shift: number,
  out: Int32Array,
): number {
  const salt = salts[block] as number
  const last = Math.min(from + longestGram, end)
  let hash = hashStart
  let n = 0
  for (let at = from; at < last; at++) {
    hash = hashStep(hash, fold[units[at] as number] as number)
    if (at - from + 1 >= shortestGram) out[n++] = hashMix(hash ^ salt) >>> shift
  }
  return n
}

/** FNV of a part of a link (a domain, an ending, a path word), apart from all words; to be mixed at its end. */
export function startLinkPart(kind: number): number {
  return hashStep(hashStart, kind)
}

export function linkPartIndex(hash: number, shift: number): number {
  return hashMix(hash ^ (salts[Block.linkParts] as number)) >>> shift
}
