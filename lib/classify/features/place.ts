import { CharClass } from '@/lib/classify/features/char-class'
import type { FeatureList } from '@/lib/classify/features/feature-list'
import { hashStart, hashStep } from '@/lib/classify/features/hash'
import { feature, steps } from '@/lib/classify/features/names'

/** Marks of work on software that need no language: what a text that belongs on a code host is full of. */
const marks = steps('place:marks', 'place', [1, 3, 8])
const noMarks = feature('place:no-marks', 'place')

/** 1 for what must stand before a word or after it if it is to be a mark: few words are looked at closely. */
export const signsBefore = signs('_#!/')
export const signsAfter = signs('_(:/.')

function signs(text: string): Uint8Array {
  const table = new Uint8Array(0x10000)
  for (const sign of text) table[sign.charCodeAt(0)] = 1
  return table
}

/** Whether a word is (part of) an identifier, a version, a reference, a path or a file name, by what stands around it. */
export function isMark(units: Uint16Array, start: number, end: number, kind: number): boolean {
  const preceding = start > 0 ? units[start - 1] : 0
  const following = units[end]
  if (kind === CharClass.digit) {
    if ((preceding === 0x23 || preceding === 0x21) && end - start <= 6)
      return start < 2 || !isWordUnit(units[start - 2] as number)
    return following === 0x2e && isDigit(units[end + 1] as number) && secondDot(units, end + 1)
  }
  if (kind !== CharClass.latin) return false
  if (following === 0x5f || preceding === 0x5f) return true
  if (following === 0x28 && units[end + 1] === 0x29) return true
  if (following === 0x3a && units[end + 1] === 0x3a) return true
  if (following === 0x2f && preceding === 0x2f) return true
  return following === 0x2e && isFileEnding(units, end + 1)
}

const longestEnding = 4
const fileEndings: ReadonlySet<number> = new Set(
  `c h js ts py rs go rb md sh cpp hpp java json yml yaml xml toml html css php cs kt txt log conf ini sql lock so dll`
    .split(' ')
    .map((ending) => Array.from(ending).reduce((hash, char) => hashStep(hash, char.charCodeAt(0)), hashStart)),
)

function isFileEnding(units: Uint16Array, from: number): boolean {
  let hash = hashStart
  for (let at = from; at <= from + longestEnding; at++) {
    const lower = (units[at] as number) | 0x20
    if (lower < 0x61 || lower > 0x7a) return at > from && fileEndings.has(hash)
    hash = hashStep(hash, lower)
  }
  return false
}

/** 1.2.3 is a version, 1.2 may be a price. */
function secondDot(units: Uint16Array, from: number): boolean {
  let at = from
  while (at < from + 4 && isDigit(units[at] as number)) at++
  return units[at] === 0x2e && isDigit(units[at + 1] as number)
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

function isWordUnit(unit: number): boolean {
  return isDigit(unit) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a)
}

/** Places of marks are pairs of field and start and end, the first few. */
export function addMarks(options: {
  count: number
  places: readonly number[]
  words: number
  list: FeatureList
}): void {
  const { count, places, words, list } = options
  list.nameSteps(count, marks)
  if (count === 0 && words >= 12) list.name(noMarks)
  for (let i = 0; i + 2 < places.length; i += 3)
    list.place(marks.ids[0] as number, places[i] ?? 0, places[i + 1] ?? 0, places[i + 2] ?? 0)
}

/** Known to others that ask whether a text is at home here. */
export const severalMarks = marks.ids[1] as number
