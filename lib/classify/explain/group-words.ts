import { plainQuote } from '@/lib/classify/explain/plain-letters'
import { quote } from '@/lib/classify/explain/quote'
import { Block } from '@/lib/classify/features/block'
import type { FeatureList } from '@/lib/classify/features/feature-list'
import type { Reason, Span } from '@/lib/classify/score'
import type { ItemContent } from '@/lib/fetch/item'

const wordsShown = 5
/** Stretches that are tried for that: sorting thousands to show five takes longer. */
const mostLooks = 40

/** Stretches of a text with what they contribute, in the order in which they were written down. */
type Stretches = { count: number; entry: Int32Array; weight: Float64Array }

/**
 * Words as reasons: everything that a stretch of text contributes (the word, its pairs, its letters) is added up,
 * then what speaks for spam and what speaks against it become one reason each.
 */
export function groupWords(options: { content: ItemContent; list: FeatureList; hashed: Float64Array }): Reason[] {
  const { content, list, hashed } = options
  const stretches = gather(list, hashed)
  const reasons: Reason[] = []
  for (const sign of [1, -1]) {
    let weight = 0
    for (let i = 0; i < stretches.count; i++) {
      const signed = stretches.weight[i] as number
      if (signed * sign > 0) weight += signed
    }
    if (weight === 0) continue
    const { words, spans } = strongest(stretches, sign, content, list)
    const text = sign > 0 ? `words: ${words.join(', ')}` : `words that are usual here: ${words.join(', ')}`
    reasons.push({ group: sign > 0 ? 'words' : 'usual-words', text, weight, spans })
  }
  return reasons
}

/** Used again for each content: new ones would be more memory than all else that explaining takes. */
let entries = new Int32Array(1 << 10)
let entryWeights = new Float64Array(1 << 10)

function gather(list: FeatureList, hashed: Float64Array): Stretches {
  const { count, field, start, end, block } = list
  if (entries.length < count) {
    entries = new Int32Array(list.index.length)
    entryWeights = new Float64Array(list.index.length)
  }
  const entry = entries
  const weight = entryWeights
  let found = 0
  let last = -1
  let alone = false
  for (let i = 0; i < count; i++) {
    if (block[i] === Block.linkParts) {
      last = -1
      continue
    }
    // A word and its letters are written one after the other.
    if (last >= 0 && start[i] === start[last] && end[i] === end[last] && field[i] === field[last]) {
      weight[found - 1] = (weight[found - 1] as number) + (hashed[i] as number)
      continue
    }
    // Letters without a word are those of Thai and its like, which may stand where pairs of words stand.
    alone ||= block[i] === Block.proseChars || block[i] === Block.nameChars
    last = i
    entry[found] = i
    weight[found++] = hashed[i] as number
  }
  return alone ? merge(list, { count: found, entry, weight }) : { count: found, entry, weight }
}

/** Adds up what stands at the same place, wherever in the list it is. */
function merge(list: FeatureList, { count, entry, weight }: Stretches): Stretches {
  const places = new Map<number, number>()
  let merged = 0
  for (let i = 0; i < count; i++) {
    const at = entry[i] as number
    const start = list.start[at] as number
    const key = ((list.field[at] as number) * 0x2000000 + start) * 64 + Math.min((list.end[at] as number) - start, 63)
    const known = places.get(key)
    if (known !== undefined) {
      weight[known] = (weight[known] as number) + (weight[i] as number)
      continue
    }
    places.set(key, merged)
    entry[merged] = at
    weight[merged++] = weight[i] as number
  }
  return { count: merged, entry, weight }
}

/** The first few stretches of one side that don't overlap each other and don't say the same. */
function strongest(stretches: Stretches, sign: number, content: ItemContent, list: FeatureList) {
  const words: string[] = []
  const spans: Span[] = []
  for (let look = 0; look < mostLooks && words.length < wordsShown; look++) {
    const next = takeStrongest(stretches, sign)
    if (next < 0) break
    const start = list.start[next] as number
    const end = list.end[next] as number
    const name = list.fieldNames[list.field[next] as number] ?? ''
    if (overlapsOne(spans, name, start, end)) continue
    const text = content.fields[name] ?? ''
    const word = plainQuote(quote(text, start, end, 40)).toLowerCase()
    if (words.includes(word)) continue
    words.push(word)
    spans.push({ field: name, start, end })
  }
  return { words, spans }
}

function overlapsOne(spans: readonly Span[], field: string, start: number, end: number): boolean {
  for (const span of spans) if (span.start < end && start < span.end && span.field === field) return true
  return false
}

/** Takes the stretch out that weighs most on one side. @returns its first entry in the list, or -1 */
function takeStrongest({ count, entry, weight }: Stretches, sign: number): number {
  let best = -1
  let most = 0
  for (let i = 0; i < count; i++) {
    const signed = (weight[i] as number) * sign
    if (signed <= most) continue
    most = signed
    best = i
  }
  if (best < 0) return -1
  weight[best] = 0
  return entry[best] as number
}
