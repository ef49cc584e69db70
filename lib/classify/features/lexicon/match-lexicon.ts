import { buildLexicon } from '@/lib/classify/features/lexicon/build-lexicon'
import { categories } from '@/lib/classify/features/lexicon/category'
import { lexicons } from '@/lib/classify/features/lexicon/languages'
import { goesOn, lookUp, phraseHash } from '@/lib/classify/features/lexicon/lexicon-table'
import { sorted } from '@/lib/classify/features/sorted'
import { stretch } from '@/lib/classify/features/stretch'
import { Rare, rareShift, Slot, wordShift } from '@/lib/classify/features/word-slot'
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

type Run = { table: WordTable; field: number; end: number; item: number; listing: boolean; hits: LexiconHits }

/**
 * Looks up the phrases that begin in the run of words that was sorted and ends before word `end`; the longest one wins, then
 * the word's stem, and the next may begin after it. Repeats of a phrase don't count again. With `listing` places are noted.
 */
export const addPhrases = makeMatcher()

/** Buffers are closed over for the reason told at the splitter. */
function makeMatcher(): (run: Run) => void {
  const { word } = stretch
  const { inLexicon, said } = sorted
  const { values } = lexicon
  return ({ table, field, end, item, listing, hits }) => {
    const { lexiconCount } = sorted
    const { data, rare } = table
    let from = 0
    for (let i = 0; i < lexiconCount; i++) {
      const t = inLexicon[i] as number
      if (t < from) continue
      const id = said[t] as number
      let at = (rare[(id << rareShift) + Rare.phrase] as number) - 1
      let hash = phraseHash(0, data[(id << wordShift) + Slot.hash] as number)
      let last = t
      let found = -1
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
      if (found < 0) found = (rare[(id << rareShift) + Rare.stem] as number) - 1
      if (found < 0) continue
      from = last + 1
      const category = ((values[found] as number) & ~goesOn) - 1
      if (hits.seen[found] !== item) {
        hits.seen[found] = item
        hits.total++
        hits.counts[category] = (hits.counts[category] as number) + 1
      }
      if (listing) placePhrase(hits, category, field, t, last)
    }
  }
}

/** Notes where a phrase stands: from word `first` to word `last`. */
function placePhrase(hits: LexiconHits, category: number, field: number, first: number, last: number): void {
  const { offset, wordStart, wordEnd } = stretch
  const places = hits.places[category]
  hits.placed = true
  if (places && places.length < mostPlaces)
    places.push(field, offset + (wordStart[first] as number), offset + (wordEnd[last] as number))
}
