import { type Disguise, newDisguise } from '@/lib/classify/features/fold'
import { type LexiconHits, newLexiconHits, resetHits } from '@/lib/classify/features/lexicon/match-lexicon'
import { type Counts, newCounts, resetCounts } from '@/lib/classify/features/structure'

/** What is gathered while an item is read. There is one for all items, since reading is synchronous. */
export type Reading = {
  counts: Counts
  hits: { name: LexiconHits; prose: LexiconHits }
  /** What was taken off in the stretch being read. */
  disguise: Disguise
  /** Marks of work on software, and where the first of them stand (field, start, end). */
  marks: number
  markPlaces: number[]
  links: number
  /** Links to places that nobody knows. */
  unknown: number
}

export const reading: Reading = {
  counts: newCounts(),
  hits: { name: newLexiconHits(), prose: newLexiconHits() },
  disguise: newDisguise(),
  marks: 0,
  markPlaces: [],
  links: 0,
  unknown: 0,
}

export function resetReading(): void {
  resetCounts(reading.counts)
  resetHits(reading.hits.name)
  resetHits(reading.hits.prose)
  reading.marks = 0
  if (reading.markPlaces.length > 0) reading.markPlaces.length = 0
  reading.links = 0
  reading.unknown = 0
}
