import { fieldsToRead } from '@/lib/classify/features/field-role'
import { hashMix, hashStart, hashStep } from '@/lib/classify/features/hash'
import { cellsAPlace, letterLimit, longestRun, middle } from '@/lib/classify/letters/letters'
import type { ItemContent } from '@/lib/fetch/item'

const begin = '\u0002'
const end = '\u0003'
/** Characters of a field that are looked at: blanks may take up so much more than is read. */
export const rawLimit = 4 * letterLimit

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
  return begin + plain.slice(0, letterLimit) + end
}

/** A text as letters are weighed: by UTF-16 units. */
export function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length)
  for (let i = 0; i < units.length; i++) units[i] = text.charCodeAt(i)
  return units
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

/** What the character at `i` adds in half nats, by the longest run that ends there and is known. */
export const letterWeight = makeLetterWeight()

// What it looks at is closed over: a constant of a module becomes a variable in a bundle, and this takes three times as long.
function makeLetterWeight(): (cells: Uint16Array, units: Uint16Array, i: number) => number {
  const hashes = new Int32Array(longestRun + 1)
  const [longest, start, perPlace, zero] = [longestRun, hashStart, cellsAPlace, middle]
  return (cells, units, i) => {
    const most = i < longest ? i + 1 : longest
    let hash = start
    for (let size = 1; size <= most; size++) {
      hash = longerRun(hash, units[i - size + 1] as number)
      hashes[size] = hash
    }
    for (let size = most; size > 0; size--) {
      const key = runKey(hashes[size] as number, size)
      const at = placeOf(key)
      const mark = markOf(key)
      for (let n = at; n < at + perPlace; n++) {
        const cell = cells[n] as number
        if (cell !== 0 && cell >>> 4 === mark) return (cell & 15) - zero
      }
    }
    return 0
  }
}

/**
 * How far an item's letters sway towards spam (above 0) or ham: the square root of what the characters add up to, as they
 * aren't each a reason of its own.
 */
export function swayOf(cells: Uint16Array, content: ItemContent): number {
  const units = unitsOf(lettersOf(content))
  let sum = 0
  for (let i = 1; i < units.length; i++) sum += letterWeight(cells, units, i)
  return Math.sign(sum) * Math.sqrt(Math.abs(sum))
}
