import { quote } from '@/lib/classify/explain/quote'
import { fieldsToRead } from '@/lib/classify/features/field-role'
import { letterUnits, rawLimit } from '@/lib/classify/letters/read-letters'
import { letterWeights, weighed } from '@/lib/classify/letters/weigh-letters'
import type { Reason, Span } from '@/lib/classify/score'
import type { ItemContent } from '@/lib/fetch/item'

const stretchesShown = 3
/** Characters of a stretch that is quoted. */
const stretch = 24
const blank = 0x20

/**
 * What letters add to the log-odds as a reason, with the stretches that speak loudest on its side.
 * @param content whose letters were weighed last
 * @param added to the log-odds, not 0
 */
export function tellLetters(content: ItemContent, added: number): Reason {
  const found = loudest(weighed.length, Math.sign(added))
  const told = added > 0 ? 'reads like known spam' : 'reads like honest text'
  // Addresses of one place may begin alike, and a clause may end there.
  const quoted = new Set(found.map((one) => quote(one, 0, one.length, stretch).replace(/[,.;:]+$/, '')))
  quoted.delete('')
  return {
    group: 'letters',
    text: quoted.size > 0 ? `${told}: ${[...quoted].join(', ')}` : told,
    weight: added,
    spans: placesOf(found, content),
  }
}

type Stretch = { start: number; end: number; sum: number }

/** The stretches whose letters add up to most on one side, cut at blanks, no two of them alike. */
function loudest(length: number, side: number): string[] {
  const best: Stretch[] = []
  // Without the marks at both ends, and without half an emoji where reading ended.
  const half = length > 2 && ((letterUnits[length - 2] as number) & 0xfc00) === 0xd800
  const last = half ? length - 2 : length - 1
  for (let start = 1; start < last; start++) {
    let sum = 0
    let end = start
    for (; end < last && letterUnits[end] !== blank; end++) sum += letterWeights[end] as number
    const least = best.length < stretchesShown ? 0 : (best[stretchesShown - 1] as Stretch).sum
    if (sum * side > least) keepLoudest(best, { start, end, sum: sum * side })
    start = end
  }
  return best.map(({ start, end }) => String.fromCharCode(...letterUnits.subarray(start, end)))
}

/** Keeps the few that are loudest, each once by the place where it is loudest, the first of equals before the others. */
function keepLoudest(best: Stretch[], one: Stretch): void {
  const known = best.findIndex((other) => isSame(one, other))
  if (known >= 0) {
    if ((best[known] as Stretch).sum >= one.sum) return
    best.splice(known, 1)
  }
  let at = best.length
  while (at > 0 && (best[at - 1] as Stretch).sum < one.sum) at--
  if (at >= stretchesShown) return
  best.splice(at, 0, one)
  if (best.length > stretchesShown) best.pop()
}

function isSame(one: Stretch, other: Stretch): boolean {
  const length = one.end - one.start
  if (length !== other.end - other.start) return false
  for (let i = 0; i < length; i++) if (letterUnits[one.start + i] !== letterUnits[other.start + i]) return false
  return true
}

/** Where stretches stand in the fields as they were written: as a whole, or else where one begins so and was read no further. */
function placesOf(words: readonly string[], { kind, fields }: ItemContent): Span[] {
  const whole = words.map((): Span | undefined => undefined)
  const beginnings = [...whole]
  for (const field of fieldsToRead(kind, fields)) {
    if (!whole.includes(undefined)) break
    const written = (fields[field] ?? '').slice(0, rawLimit)
    const lower = written.toLowerCase()
    // A few letters grow when they are made small, and places behind them would be wrong.
    if (lower.length !== written.length) continue
    for (let i = 0; i < words.length; i++) {
      if (whole[i]) continue
      const word = words[i] as string
      for (let start = lower.indexOf(word); start >= 0; start = lower.indexOf(word, start + 1)) {
        const end = start + word.length
        if (!isGap(lower, start - 1)) continue
        const span = { field, start, end }
        if (isGap(lower, end)) {
          whole[i] = span
          break
        }
        beginnings[i] ??= span
      }
    }
  }
  return whole.map((span, i) => span ?? beginnings[i]).filter((span) => span !== undefined)
}

/** Whether no stretch goes on at `i`: a blank, or nothing any more. */
function isGap(text: string, i: number): boolean {
  const unit = i < 0 || i >= text.length ? blank : text.charCodeAt(i)
  return unit === blank || ((unit < 0x21 || unit > 0x7e) && /\s/.test(text.charAt(i)))
}
