import { buildLexicon } from '@/lib/classify/features/lexicon/build-lexicon'
import { categories } from '@/lib/classify/features/lexicon/category'
import { lexicons } from '@/lib/classify/features/lexicon/languages'
import { goesOn, lookUp, phraseHash } from '@/lib/classify/features/lexicon/lexicon-table'
import { stretch } from '@/lib/classify/features/stretch'
import { Slot, wordShift } from '@/lib/classify/features/word-slot'
import type { WordTable } from '@/lib/classify/features/word-table'

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
  /** The category of the phrase that was found last, or -1. */
  found: number
  /** Whether places were noted. */
  placed: boolean
}

export function newLexiconHits(): LexiconHits {
  return {
    counts: new Int32Array(categories.length),
    places: categories.map(() => []),
    seen: new Int32Array(lexicon.values.length),
    words: 0,
    total: 0,
    found: -1,
    placed: false,
  }
}

export function resetHits(hits: LexiconHits): void {
  hits.words = 0
  if (hits.total > 0) hits.counts.fill(0)
  hits.total = 0
  if (!hits.placed) return
  for (const places of hits.places) places.length = 0
  hits.placed = false
}

/**
 * Looks up the phrases that begin at word `t` of the run that ends before word `end`; the longest one wins, then the word's
 * stem. Repeats of a phrase don't count again. @returns the word after the phrase, or after `t`
 */
export function matchPhrase(table: WordTable, t: number, end: number, hits: LexiconHits, item: number): number {
  const { word } = stretch
  const { data } = table
  const { values } = lexicon
  const id = word[t] as number
  hits.found = -1
  let last = t
  let found = -1
  let at = (table.phrase[id] as number) - 1
  let hash = phraseHash(0, data[(id << wordShift) + Slot.hash] as number)
  for (let n = t; at >= 0; ) {
    const value = values[at] as number
    if ((value & ~goesOn) !== 0) {
      found = at
      last = n
    }
    n++
    if ((value & goesOn) === 0 || n >= end || n >= t + longestPhrase) break
    hash = phraseHash(hash, data[((word[n] as number) << wordShift) + Slot.hash] as number)
    at = lookUp(lexicon, hash)
  }
  if (found < 0) found = (table.stem[id] as number) - 1
  if (found < 0) return t + 1
  hits.found = ((values[found] as number) & ~goesOn) - 1
  if (hits.seen[found] !== item) {
    hits.seen[found] = item
    hits.total++
    hits.counts[hits.found] = (hits.counts[hits.found] as number) + 1
  }
  return last + 1
}

/** Notes where the phrase stands that was found last: in the words from `t` to before `end`. */
export function placePhrase(hits: LexiconHits, field: number, t: number, end: number): void {
  const { offset, wordStart, wordEnd } = stretch
  const places = hits.places[hits.found]
  hits.placed = true
  if (places && places.length < mostPlaces)
    places.push(field, offset + (wordStart[t] as number), offset + (wordEnd[end - 1] as number))
}
