import { CharClass } from '@/lib/classify/features/char-class'
import { Block, type FeatureList } from '@/lib/classify/features/feature-list'
import type { Folded } from '@/lib/classify/features/fold'
import { hashMix, hashStart, hashStep } from '@/lib/classify/features/hash'
import type { Tokens } from '@/lib/classify/features/tokens'

/** Longest part of a word that character n-grams are taken of: base64 and hashes say no more than their beginning. */
const wordLimit = 24
const shortestGram = 3
const longestGram = 5

/** Salts that keep the blocks' features apart in the shared table. */
const salts = [0x1b873593, 0x2c1b3c6d, 0x3c6ef372, 0x4f1bbcdc, 0x5be0cd19, 0x6a09e667]

/** Words and pairs of neighbouring words. A pair's position is that of both words. */
export function addWords(options: {
  folded: Folded
  tokens: Tokens
  list: FeatureList
  block: Block
  field: number
}): void {
  const { folded, tokens, list, block, field } = options
  const salt = salts[block] ?? 0
  const pairs = block !== Block.codeWords
  let before = 0
  for (let t = 0; t < tokens.length; t++) {
    const hash = tokens.hash[t] ?? 0
    const start = folded.from[tokens.start[t] ?? 0] ?? 0
    const end = folded.to[(tokens.end[t] ?? 1) - 1] ?? 0
    list.add(block, field, hashMix(hash ^ salt), start, end)
    if (pairs && t > 0) {
      const pairStart = folded.from[tokens.start[t - 1] ?? 0] ?? 0
      list.add(block, field, hashMix(Math.imul(before, 0x01000193) ^ hash ^ salt), pairStart, end)
    }
    before = hash
  }
}

/** Runs of 3 to 5 characters inside words, with the word's edges. Their position is that of the whole word. */
export function addChars(options: {
  folded: Folded
  tokens: Tokens
  list: FeatureList
  block: Block
  field: number
}): void {
  const { folded, tokens, list, block, field } = options
  const { units } = folded
  const salt = salts[block] ?? 0
  for (let t = 0; t < tokens.length; t++) {
    const kind = tokens.kind[t] ?? 0
    if (kind === CharClass.other || kind === CharClass.digit || kind === CharClass.han || kind === CharClass.kana)
      continue
    const first = tokens.start[t] ?? 0
    const last = Math.min(tokens.end[t] ?? 0, first + wordLimit)
    const start = folded.from[first] ?? 0
    const end = folded.to[(tokens.end[t] ?? 1) - 1] ?? 0
    if (kind === CharClass.thai) {
      addThai(first, Math.min(first + longestGram, folded.length), start)
      continue
    }
    for (let i = first - 1; i <= last - shortestGram + 1; i++) {
      let hash = hashStart
      for (let length = 1; length <= longestGram && i + length - 1 <= last; length++) {
        const at = i + length - 1
        hash = hashStep(hash, at < first || at >= last ? 0x20 : (units[at] ?? 0))
        if (length >= shortestGram) list.add(block, field, hashMix(hash ^ salt), start, end)
      }
    }
  }

  /** Words aren't marked in these scripts, so runs are taken from every letter on, across whatever stands there. */
  function addThai(from: number, to: number, start: number): void {
    let hash = hashStart
    for (let at = from; at < to; at++) {
      hash = hashStep(hash, units[at] ?? 0)
      if (at - from + 1 >= shortestGram) list.add(block, field, hashMix(hash ^ salt), start, folded.to[at] ?? start)
    }
  }
}

/** Mixed hash of a part of a link (a domain, an ending, a path word), apart from all words. */
export function linkPartHash(kind: number, text: string): number {
  let hash = hashStep(hashStart, kind)
  for (let i = 0; i < text.length; i++) hash = hashStep(hash, text.charCodeAt(i))
  return hashMix(hash ^ (salts[Block.linkParts] ?? 0))
}
