import { quote } from '@/lib/classify/explain/quote'
import type { Letters } from '@/lib/classify/letters/letters'
import { lettersOf, letterWeight, rawLimit } from '@/lib/classify/letters/read-letters'
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
  const weights = Float64Array.from(text, (_, i) => (i === 0 ? 0 : letterWeight(letters.cells, text, i)))
  const found = loudest(text, weights, Math.sign(added))
  const told = added > 0 ? 'runs of letters as in known spam' : 'runs of letters as in honest text'
  const quoted = found.map((one) => quote(one, 0, one.length, stretch)).filter((one) => one !== '')
  return {
    group: 'letters',
    text: quoted.length > 0 ? `${told}: ${quoted.join(', ')}` : told,
    weight: added,
    spans: found.flatMap((one) => placesOf(one, content)),
  }
}

/** The stretches whose letters add up to most on one side, cut at blanks, no two of them overlapping. */
function loudest(text: string, weights: Float64Array, side: number): string[] {
  const words = [...text.matchAll(/[^\s\u0002\u0003]+/g)].map(({ 0: word, index }) => {
    let sum = 0
    for (let i = index; i < index + word.length; i++) sum += side * (weights[i] as number)
    return { word, sum }
  })
  words.sort((a, b) => b.sum - a.sum)
  return [...new Set(words.filter(({ sum }) => sum > 0).map(({ word }) => word))].slice(0, stretchesShown)
}

/** Where a stretch stands in the fields as they were written. */
function placesOf(word: string, { fields }: ItemContent): Span[] {
  for (const [field, text] of Object.entries(fields)) {
    const lower = text.slice(0, rawLimit).toLowerCase()
    const start = lower.indexOf(word)
    // A few letters grow when they are made small, and places behind them would be wrong.
    if (start >= 0 && lower.length === Math.min(text.length, rawLimit))
      return [{ field, start, end: start + word.length }]
  }
  return []
}
