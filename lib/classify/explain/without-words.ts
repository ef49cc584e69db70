import { cutSpans } from '@/lib/classify/explain/cut-spans'
import type { Span } from '@/lib/classify/score'
import type { ItemContent } from '@/lib/fetch/item'

/** Longer stretches (letters without a blank) are cut where they stand: a pattern of them would be too large. */
const longestWord = 80

/** The content without the words at these places, wherever else they stand in it, capitals or not. */
export function withoutWords(content: ItemContent, spans: readonly Span[]): ItemContent {
  const said = spans.map(({ field, start, end }) => (content.fields[field] ?? '').slice(start, end))
  const words = [
    ...new Set(said.map((word) => word.trim()).filter((word) => word !== '' && word.length <= longestWord)),
  ]
  if (words.length === 0) return { ...content, fields: cutSpans(content.fields, spans) }
  // Longest first, so that a word that begins like another one doesn't leave the other one's end.
  const written = words.sort((a, b) => b.length - a.length).map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${written.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  const elsewhere = Object.entries(content.fields).flatMap(([field, text]) =>
    Array.from(text.matchAll(pattern), (match) => ({ field, start: match.index, end: match.index + match[0].length })),
  )
  return { ...content, fields: cutSpans(content.fields, [...spans, ...elsewhere]) }
}
