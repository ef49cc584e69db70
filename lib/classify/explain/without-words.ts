import { cutSpans } from '@/lib/classify/explain/cut-spans'
import type { Span } from '@/lib/classify/score'
import type { ItemContent } from '@/lib/fetch/item'

/** Longer stretches (letters without a blank) are cut where they stand: a pattern of them would be too large. */
const longestWord = 80

/** The content without the words at these places, wherever else they stand in it, capitals or not. */
export function withoutWords(content: ItemContent, spans: readonly Span[]): ItemContent {
  const said = spans.map(({ field, start, end }) => (content.fields[field] ?? '').slice(start, end))
  return { ...content, fields: cutSpans(content.fields, [...spans, ...placesOf(content, said)]) }
}

/** The same for words alone: of a content in which they may stand elsewhere, or not at all. */
export function withoutEach(content: ItemContent, words: readonly string[]): ItemContent {
  return { ...content, fields: cutSpans(content.fields, placesOf(content, words)) }
}

function placesOf({ fields }: ItemContent, said: readonly string[]): Span[] {
  const words = [
    ...new Set(said.map((word) => word.trim()).filter((word) => word !== '' && word.length <= longestWord)),
  ]
  if (words.length === 0) return []
  // Longest first, so that a word that begins like another one doesn't leave the other one's end.
  const written = words.sort((a, b) => b.length - a.length).map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${written.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return Object.entries(fields).flatMap(([field, text]) =>
    Array.from(text.matchAll(pattern), (match) => ({ field, start: match.index, end: match.index + match[0].length })),
  )
}
