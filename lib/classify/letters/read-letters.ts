import { fieldsToRead } from '@/lib/classify/features/field-role'
import { hashMix, hashStart, hashStep } from '@/lib/classify/features/hash'
import { cellBits, cellsAPlace, letterLimit, longestRun, middle } from '@/lib/classify/letters/letters'
import type { ItemContent } from '@/lib/fetch/item'

const begin = '\u0002'
const end = '\u0003'
/** Characters of a field that are looked at: blanks may take up so much more than is read. */
export const rawLimit = 4 * letterLimit
const placeShift = 32 - cellBits + Math.log2(cellsAPlace)
const keyMask = 0xfff

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

/** Takes one more character, the one before, into the hash of a run that is read from its end. */
export function longerRun(hash: number, unit: number): number {
  return hashStep(hash, unit)
}

/** The key of a run of `size` characters by its hash. */
export function runKey(hash: number, size: number): number {
  return hashMix(hash ^ size)
}

/** Where the cells for a key begin, and what of it is kept there. */
export function placeOf(key: number): number {
  return (key >>> placeShift) * cellsAPlace
}

export function markOf(key: number): number {
  return key & keyMask
}

/** The weight of a run in half nats, or undefined for a run that isn't known. */
function weightOf(cells: Uint16Array, key: number): number | undefined {
  const at = placeOf(key)
  const mark = markOf(key)
  for (let i = at; i < at + cellsAPlace; i++) {
    const cell = cells[i] as number
    if (cell !== 0 && cell >>> 4 === mark) return (cell & 15) - middle
  }
  return undefined
}

const hashes = new Int32Array(longestRun + 1)

/** What the character at `i` adds, by the longest run that ends there and is known. */
export function letterWeight(cells: Uint16Array, text: string, i: number): number {
  const most = Math.min(longestRun, i + 1)
  let hash = hashStart
  for (let size = 1; size <= most; size++) {
    hash = longerRun(hash, text.charCodeAt(i - size + 1))
    hashes[size] = hash
  }
  for (let size = most; size > 0; size--) {
    const weight = weightOf(cells, runKey(hashes[size] as number, size))
    if (weight !== undefined) return weight
  }
  return 0
}

/**
 * How far an item's letters sway towards spam (above 0) or ham: the square root of what the characters add up to, as they
 * aren't each a reason of its own.
 */
export function swayOf(cells: Uint16Array, content: ItemContent): number {
  const text = lettersOf(content)
  let sum = 0
  for (let i = 1; i < text.length; i++) sum += letterWeight(cells, text, i)
  return Math.sign(sum) * Math.sqrt(Math.abs(sum))
}
