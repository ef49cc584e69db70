import { quote } from '@/lib/classify/explain/quote'
import { Block } from '@/lib/classify/features/block'
import type { FeatureList } from '@/lib/classify/features/feature-list'
import type { Reason, Span } from '@/lib/classify/score'
import type { ItemContent } from '@/lib/fetch/item'

const wordsShown = 5

type Stretch = { field: number; start: number; end: number; weight: number }

/**
 * Words as reasons: everything that a stretch of text contributes (the word, its pairs, its letters) is added up,
 * then what speaks for spam and what speaks against it become one reason each.
 */
export function groupWords(options: { content: ItemContent; list: FeatureList; hashed: Float64Array }): Reason[] {
  const { content, list, hashed } = options
  const stretches = new Map<number, Stretch>()
  for (let i = 0; i < list.count; i++) {
    if (list.block[i] === Block.linkParts) continue
    const field = list.field[i] ?? 0
    const start = list.start[i] ?? 0
    const end = list.end[i] ?? 0
    const key = (field * 0x2000000 + start) * 64 + Math.min(end - start, 63)
    const stretch = stretches.get(key)
    if (stretch) stretch.weight += hashed[i] ?? 0
    else stretches.set(key, { field, start, end, weight: hashed[i] ?? 0 })
  }
  const reasons: Reason[] = []
  for (const sign of [1, -1]) {
    const side = [...stretches.values()].filter((stretch) => stretch.weight * sign > 0)
    if (side.length === 0) continue
    const weight = side.reduce((sum, stretch) => sum + stretch.weight, 0)
    side.sort((a, b) => (b.weight - a.weight) * sign)
    const { words, spans } = strongest(side, content, list)
    const text = sign > 0 ? `words: ${words.join(', ')}` : `words that are usual here: ${words.join(', ')}`
    reasons.push({ group: sign > 0 ? 'words' : 'usual-words', text, weight, spans })
  }
  return reasons
}

/** The first few stretches that don't overlap each other and don't say the same. */
function strongest(side: readonly Stretch[], content: ItemContent, list: FeatureList) {
  const words: string[] = []
  const spans: Span[] = []
  for (const { field, start, end } of side) {
    if (words.length >= wordsShown) break
    const name = list.fieldNames[field] ?? ''
    if (spans.some((span) => span.field === name && span.start < end && start < span.end)) continue
    const text = content.fields[name] ?? ''
    const word = quote(text, start, end, 40).toLowerCase()
    if (words.includes(word)) continue
    words.push(word)
    spans.push({ field: name, start, end })
  }
  return { words, spans }
}
