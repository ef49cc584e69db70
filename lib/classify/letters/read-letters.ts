import { fieldsToRead } from '@/lib/classify/features/field-role'
import { hashMix, hashStep } from '@/lib/classify/features/hash'
import { letterLimit } from '@/lib/classify/letters/letters'
import type { ItemContent } from '@/lib/fetch/item'

const begin = 0x02
const end = 0x03
const blank = 0x20
/** Characters of a field that are looked at: blanks may take up so much more than is read. */
export const rawLimit = 4 * letterLimit

/** UTF-16 units of the text that was loaded last. There is one for all texts, since reading is synchronous. */
export const letterUnits = new Uint16Array(letterLimit + 2)

/**
 * The beginning of an item's text in small letters, fields one after the other, between two marks. What is read and where its
 * runs are kept is part of the model file: raise `featureVersion` with every change.
 */
export function lettersOf({ kind, fields }: ItemContent): string {
  let text = ''
  for (const field of fieldsToRead(kind, fields)) {
    if (text.length >= rawLimit) break
    text += ` ${(fields[field] ?? '').slice(0, rawLimit)}`
  }
  const plain = text.slice(1, rawLimit).replace(/\s+/g, ' ').toLowerCase()
  return String.fromCharCode(begin) + plain.slice(0, letterLimit) + String.fromCharCode(end)
}

/** Puts what `lettersOf` gives into `letterUnits`, unit by unit as far as no letter needs more. @returns its length */
export function loadLetters(content: ItemContent): number {
  const { kind, fields } = content
  let left = rawLimit
  let n = 1
  for (const field of fieldsToRead(kind, fields)) {
    // A blank stands between fields; the one before the first doesn't count as read.
    if (left < rawLimit) n = addUnits(' ', 1, n)
    left--
    const text = fields[field] ?? ''
    n = addUnits(text, left, n)
    if (n < 0) return loadWhole(content)
    left -= text.length
    if (left <= 0 || n > letterLimit) break
  }
  letterUnits[0] = begin
  letterUnits[n] = end
  return n + 1
}

/** Adds at most `most` units of a text from place `n` on. @returns the next place, or -1 where units aren't enough */
const addUnits = makeUnitReader()

// What it looks at is closed over: a constant of a module becomes a variable in a bundle, and this takes three times as long.
function makeUnitReader(): (text: string, most: number, n: number) => number {
  const units = letterUnits
  const small = smallUnits()
  const [limit, gap] = [letterLimit, blank]
  return (text, most, n) => {
    const last = Math.min(text.length, most)
    let next = n
    let wasGap = units[n - 1] === gap && n > 1
    for (let i = 0; i < last && next <= limit; i++) {
      const unit = small[text.charCodeAt(i)] as number
      if (unit === 0) return -1
      const isGap = unit === gap
      if (isGap && wasGap) continue
      wasGap = isGap
      units[next++] = unit
    }
    return next
  }
}

/** The small letter of each unit, a blank for each that is one, and 0 where a single unit doesn't tell. */
function smallUnits(): Uint16Array {
  const small = new Uint16Array(0x10000)
  for (let unit = 1; unit < small.length; unit++) {
    const char = String.fromCharCode(unit)
    const lower = char.toLowerCase()
    small[unit] = lower.length > 1 ? 0 : /\s/.test(char) ? blank : lower.charCodeAt(0)
  }
  // Halves of a character say nothing alone, and which sigma is meant depends on what follows.
  small.fill(0, 0xd800, 0xe000)
  small[0x3a3] = 0
  return small
}

function loadWhole(content: ItemContent): number {
  const text = lettersOf(content)
  for (let i = 0; i < text.length; i++) letterUnits[i] = text.charCodeAt(i)
  return text.length
}

/** Takes one more character, the one before, into the hash of a run that is read from its end. */
export function longerRun(hash: number, unit: number): number {
  return hashStep(hash, unit)
}

/** The key of a run of `size` characters by its hash. */
export function runKey(hash: number, size: number): number {
  return hashMix(hash ^ size)
}

/** Where the cells for a key begin: by its highest 18 bits (`cellBits` less two for four cells a place). */
export function placeOf(key: number): number {
  return (key >>> 14) * 4
}

/** What is kept of a key there: its lowest twelve bits. */
export function markOf(key: number): number {
  return key & 0xfff
}
