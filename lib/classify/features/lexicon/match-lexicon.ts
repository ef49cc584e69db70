import { buildLexicon } from '@/lib/classify/features/lexicon/build-lexicon'
import { categories } from '@/lib/classify/features/lexicon/category'
import { lexicons } from '@/lib/classify/features/lexicon/languages'
import { goesOn, lookUp, phraseHash } from '@/lib/classify/features/lexicon/lexicon-table'
import { stretch } from '@/lib/classify/features/stretch'
import { Slot, wordShift } from '@/lib/classify/features/word-table'

export const lexicon = buildLexicon(lexicons)

/** Longest phrase, in words; Han, kana and Thai characters are words of their own. */
const longestPhrase = 10
const mostPlaces = 24

/** Different phrases found of each category in names or in prose, with where they stand (field, start and end, a few). */
export type LexiconHits = {
  counts: Int32Array
  places: number[][]
  /** The last item that had the phrase, by its place in the table. */
  seen: Int32Array
  words: number
  /** Hits of all categories. */
  total: number
}

export function newLexiconHits(): LexiconHits {
  return {
    counts: new Int32Array(categories.length),
    places: categories.map(() => []),
    seen: new Int32Array(lexicon.values.length),
    words: 0,
    total: 0,
  }
}

export function resetHits(hits: LexiconHits): void {
  hits.words = 0
  if (hits.total === 0) return
  hits.total = 0
  hits.counts.fill(0)
  for (const places of hits.places) places.length = 0
}

/**
 * Looks up the phrases that begin at word `t` of the run that ends before word `end`; the longest one wins, then the word's
 * stem. Repeats of a phrase don't count again. @returns the phrase's last word, or `t`
 */
export function matchPhrase(options: {
  data: Int32Array
  t: number
  end: number
  field: number
  hits: LexiconHits
  item: number
}): number {
  const { data, t, end, field, hits, item } = options
  const { word, wordStart, wordEnd, offset } = stretch
  const base = (word[t] as number) << wordShift
  let last = t
  let found = -1
  let at = (data[base + Slot.phrase] as number) - 1
  let hash = phraseHash(0, data[base + Slot.hash] as number)
  for (let n = t; at >= 0; ) {
    const value = lexicon.values[at] as number
    if ((value & ~goesOn) !== 0) {
      found = at
      last = n
    }
    n++
    if ((value & goesOn) === 0 || n >= end || n >= t + longestPhrase) break
    hash = phraseHash(hash, data[((word[n] as number) << wordShift) + Slot.hash] as number)
    at = lookUp(lexicon, hash)
  }
  if (found < 0) found = (data[base + Slot.stem] as number) - 1
  if (found < 0) return t
  const category = ((lexicon.values[found] as number) & ~goesOn) - 1
  const places = hits.places[category]
  if (places && places.length < mostPlaces)
    places.push(field, offset + (wordStart[t] as number), offset + (wordEnd[last] as number))
  if (hits.seen[found] !== item) {
    hits.seen[found] = item
    hits.total++
    hits.counts[category] = (hits.counts[category] as number) + 1
  }
  return last
}
