import type { FeatureList } from '@/lib/classify/features/feature-list'
import type { Folded } from '@/lib/classify/features/fold'
import { hashStart, hashStep } from '@/lib/classify/features/hash'
import {
  buildLexicon,
  goesOn,
  longestPhrase,
  longestStem,
  lookUp,
  phraseHash,
  shortestStem,
  stemHash,
} from '@/lib/classify/features/lexicon/build-lexicon'
import { type Category, categories } from '@/lib/classify/features/lexicon/category'
import { lexicons } from '@/lib/classify/features/lexicon/languages'
import type { Tokens } from '@/lib/classify/features/tokens'

const table = buildLexicon(lexicons)

/** Different phrases found of each category, with where they stand (original positions, up to 8 a category). */
export type LexiconHits = { counts: Int32Array; spans: number[][]; seen: Set<number>; words: number }

export function newLexiconHits(): LexiconHits {
  return { counts: new Int32Array(categories.length), spans: categories.map(() => []), seen: new Set(), words: 0 }
}

/** Looks up every phrase that begins at every word; the longest one wins. Repeats of a phrase don't count again. */
export function matchLexicon(options: {
  folded: Folded
  tokens: Tokens
  fieldIndex: number
  hits: LexiconHits
  list: FeatureList
}): void {
  const { folded, tokens, fieldIndex, hits, list } = options
  hits.words += tokens.length
  for (let t = 0; t < tokens.length; t++) {
    let hash = 0
    let found = 0
    let foundHash = 0
    let last = t
    for (let n = t; n < tokens.length && n < t + longestPhrase; n++) {
      hash = phraseHash(hash, tokens.hash[n] ?? 0)
      const value = lookUp(table, hash)
      list.work++
      if ((value & ~goesOn) !== 0) {
        found = value & ~goesOn
        foundHash = hash
        last = n
      }
      if ((value & goesOn) === 0) break
    }
    if (found === 0) {
      const start = tokens.start[t] ?? 0
      const end = Math.min(tokens.end[t] ?? 0, start + longestStem)
      let prefix = hashStart
      for (let i = start; i < end; i++) {
        prefix = hashStep(prefix, folded.units[i] ?? 0)
        if (i - start + 1 < shortestStem) continue
        const value = lookUp(table, stemHash(prefix)) & ~goesOn
        if (value !== 0) {
          found = value
          foundHash = stemHash(prefix)
        }
      }
    }
    if (found === 0) continue
    const category = found - 1
    const spans = hits.spans[category]
    if (spans && spans.length < 24) {
      spans.push(fieldIndex, folded.from[tokens.start[t] ?? 0] ?? 0, folded.to[(tokens.end[last] ?? 1) - 1] ?? 0)
    }
    if (hits.seen.size < 4096 && !hits.seen.has(foundHash)) {
      hits.seen.add(foundHash)
      hits.counts[category] = (hits.counts[category] ?? 0) + 1
    }
    t = last
  }
}

/** How many different phrases of the category were found. */
export function hitCount(hits: LexiconHits, category: Category): number {
  return hits.counts[categories.indexOf(category)] ?? 0
}
