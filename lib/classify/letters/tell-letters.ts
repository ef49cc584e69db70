import { quote } from '@/lib/classify/explain/quote'
import { fieldsToRead } from '@/lib/classify/features/field-role'
import type { Letters } from '@/lib/classify/letters/letters'
import { lettersOf, letterWeight, rawLimit, unitsOf } from '@/lib/classify/letters/read-letters'
import type { Reason, Span } from '@/lib/classify/score'
import type { ItemContent } from '@/lib/fetch/item'

const stretchesShown = 3
/** Characters of a stretch that is quoted. */
const stretch = 24

/**
 * What letters add to the log-odds as a reason, with the stretches that speak loudest on its side.
 * @param added to the log-odds; 0: they weren't read or say nothing
 */
export function tellLetters(letters: Letters | undefined, content: ItemContent, added: number): Reason | undefined {
  if (letters === undefined || added === 0) return undefined
  const text = lettersOf(content)
  const units = unitsOf(text)
  const weights = Float64Array.from(units, (_, i) => (i === 0 ? 0 : letterWeight(letters.cells, units, i)))
  const found = loudest(text, weights, Math.sign(added))
  const told = added > 0 ? 'reads like known spam' : 'reads like honest text'
  // Addresses of one place may begin alike, and a clause may end there.
  const quoted = new Set(found.map((one) => quote(one, 0, one.length, stretch).replace(/[,.;:]+$/, '')))
  quoted.delete('')
  return {
    group: 'letters',
    text: quoted.size > 0 ? `${told}: ${[...quoted].join(', ')}` : told,
    weight: added,
    spans: found.flatMap((one) => placesOf(one, content)),
  }
}

/** The stretches whose letters add up to most on one side, cut at blanks, no two of them overlapping. */
function loudest(text: string, weights: Float64Array, side: number): string[] {
  // Without the marks at both ends, and without half an emoji where reading ended.
  const read = text.slice(1, -1).replace(/[\ud800-\udbff]$/, '')
  const words = [...read.matchAll(/\S+/g)].map(({ 0: word, index }) => {
    let sum = 0
    for (let i = index + 1; i <= index + word.length; i++) sum += side * (weights[i] as number)
    return { word, sum }
  })
  words.sort((a, b) => b.sum - a.sum)
  return [...new Set(words.filter(({ sum }) => sum > 0).map(({ word }) => word))].slice(0, stretchesShown)
}

/** Where a stretch stands in the fields as they were written: as a whole, or else where one begins so and was read no further. */
function placesOf(word: string, { kind, fields }: ItemContent): Span[] {
  let beginning: Span | undefined
  for (const field of fieldsToRead(kind, fields)) {
    const written = (fields[field] ?? '').slice(0, rawLimit)
    const lower = written.toLowerCase()
    // A few letters grow when they are made small, and places behind them would be wrong.
    if (lower.length !== written.length) continue
    for (let start = lower.indexOf(word); start >= 0; start = lower.indexOf(word, start + 1)) {
      const end = start + word.length
      if (!isGap(lower, start - 1)) continue
      if (isGap(lower, end)) return [{ field, start, end }]
      beginning ??= { field, start, end }
    }
  }
  return beginning ? [beginning] : []
}

/** Whether no stretch goes on at `i`: a blank, or nothing any more. */
function isGap(text: string, i: number): boolean {
  return /^\s?$/.test(text.charAt(i))
}
