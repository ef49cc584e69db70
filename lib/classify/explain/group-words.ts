import { plainQuote } from '@/lib/classify/explain/plain-letters'
import { quote } from '@/lib/classify/explain/quote'
import { Block } from '@/lib/classify/features/block'
import type { FeatureList } from '@/lib/classify/features/feature-list'
import type { Reason, Span } from '@/lib/classify/score'
import type { ItemContent } from '@/lib/fetch/item'

const wordsShown = 5
/** Stretches that are tried for that: sorting thousands to show five takes longer. */
const mostLooks = 40

type Stretch = { field: number; start: number; end: number; weight: number }

/**
 * Words as reasons: everything that a stretch of text contributes (the word, its pairs, its letters) is added up,
 * then what speaks for spam and what speaks against it become one reason each.
 */
export function groupWords(options: { content: ItemContent; list: FeatureList; hashed: Float64Array }): Reason[] {
  const { content, list, hashed } = options
  const stretches = new Map<number, Stretch>()
  for (let i = 0; i < list.count; ) {
    const field = list.field[i] as number
    const start = list.start[i] as number
    const end = list.end[i] as number
    const links = list.block[i] === Block.linkParts
    let weight = 0
    // A word and its letters are written one after the other: they are added up before they are looked for.
    for (; i < list.count && list.start[i] === start && list.end[i] === end && list.field[i] === field; i++) {
      if ((list.block[i] === Block.linkParts) !== links) break
      weight += hashed[i] as number
    }
    if (links) continue
    const key = (field * 0x2000000 + start) * 64 + Math.min(end - start, 63)
    const stretch = stretches.get(key)
    if (stretch) stretch.weight += weight
    else stretches.set(key, { field, start, end, weight })
  }
  const reasons: Reason[] = []
  const all = [...stretches.values()]
  for (const sign of [1, -1]) {
    let weight = 0
    for (const stretch of all) if (stretch.weight * sign > 0) weight += stretch.weight
    if (weight === 0) continue
    const { words, spans } = strongest(all, sign, content, list)
    const text = sign > 0 ? `words: ${words.join(', ')}` : `words that are usual here: ${words.join(', ')}`
    reasons.push({ group: sign > 0 ? 'words' : 'usual-words', text, weight, spans })
  }
  return reasons
}

/** The first few stretches of one side that don't overlap each other and don't say the same. */
function strongest(all: readonly Stretch[], sign: number, content: ItemContent, list: FeatureList) {
  const words: string[] = []
  const spans: Span[] = []
  const taken = new Set<Stretch>()
  for (let look = 0; look < mostLooks && words.length < wordsShown; look++) {
    const next = strongestOf(all, sign, taken)
    if (next === undefined) break
    taken.add(next)
    const { field, start, end } = next
    const name = list.fieldNames[field] ?? ''
    if (spans.some((span) => span.field === name && span.start < end && start < span.end)) continue
    const text = content.fields[name] ?? ''
    const word = plainQuote(quote(text, start, end, 40)).toLowerCase()
    if (words.includes(word)) continue
    words.push(word)
    spans.push({ field: name, start, end })
  }
  return { words, spans }
}

function strongestOf(all: readonly Stretch[], sign: number, taken: ReadonlySet<Stretch>): Stretch | undefined {
  let best: Stretch | undefined
  let most = 0
  for (const stretch of all) {
    if (stretch.weight * sign <= most || taken.has(stretch)) continue
    most = stretch.weight * sign
    best = stretch
  }
  return best
}
