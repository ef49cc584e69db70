import { CharClass, charClasses, isWordClass } from '@/lib/classify/features/char-class'
import { looksLatin } from '@/lib/classify/features/confusables'
import { foldInto, newDisguise, newFolded, resetDisguise } from '@/lib/classify/features/fold'
import { foldTable } from '@/lib/classify/features/fold-table'
import { hashStart, hashStep } from '@/lib/classify/features/hash'
import { isSign, UnitClass, unitClasses } from '@/lib/classify/features/unit-class'

/** Units of a written word that are read; what is longer (base64, hashes) is told by its beginning. */
const readLimit = 64

/** First units of what stands for things that are no words: no text holds them inside a word. */
export const numberMark = 0xffff
export const signMark = 0xfffe

/** One written word, folded. The same object is filled again by the next call. */
export type ReadWord = {
  units: Uint16Array
  length: number
  /** The script of its first letter, `digit` for numbers, `other` for signs that mean something (money, per cent, "!!!"). */
  kind: number
  /** Written in some costume that folding took off. */
  disguised: boolean
  /** Letters of another script in it were read as the Latin ones they look like. */
  unmasked: boolean
  /** Wholly of letters that look Latin: a disguise only where everything around it is Latin. */
  mayBeLookalike: boolean
  /** Whether the folded form differs from the written one. */
  changed: boolean
}

const folded = newFolded(readLimit * 4)
const disguise = newDisguise()
const word: ReadWord = {
  units: folded.units,
  length: 0,
  kind: 0,
  disguised: false,
  unmasked: false,
  mayBeLookalike: false,
  changed: false,
}

/**
 * Folds one written word: case, accents, costumes, unseen characters, look-alike letters.
 * With `unmask` a word wholly of look-alikes is read as Latin, too.
 */
export function readWord(options: { source: Uint16Array; start: number; end: number; unmask: boolean }): ReadWord {
  const { source, start, end, unmask } = options
  const first = source[start] as number
  if (first >= signMark) return readMark(source, start, end)
  if (isSign(first)) return readSign(first, end - start)
  if (readPlain(source, start, end)) return word
  resetDisguise(disguise)
  foldInto({ source, start, end: Math.min(end, start + readLimit), out: folded, disguise })
  const { units } = folded
  let n = 0
  let latin = 0
  let lookalikes = 0
  let foreign = 0
  word.kind = 0
  for (let i = 0; i < folded.length; i++) {
    const unit = units[i] as number
    const charClass = charClasses[unit] as number
    if (!isWordClass(charClass)) continue
    units[n++] = unit
    if (charClass === CharClass.digit) continue
    if (word.kind === 0) word.kind = charClass
    if (looksLatin[unit] !== 0) lookalikes++
    else if (charClass === CharClass.latin) latin++
    else foreign++
  }
  const letters = latin + lookalikes + foreign
  const plain = latin === 0 && lookalikes >= 4 && foreign === 0 && word.kind !== CharClass.latin
  word.mayBeLookalike = plain
  word.disguised = hasAny()
  word.unmasked = false
  if (lookalikes > 0 && foreign === 0 && (latin >= 2 || (latin === 1 && letters >= 5) || (plain && unmask))) {
    for (let i = 0; i < n; i++) units[i] = looksLatin[units[i] as number] || (units[i] as number)
    word.kind = CharClass.latin
    word.mayBeLookalike = false
    word.unmasked = true
  }
  word.length = n
  if (letters === 0) word.kind = CharClass.digit
  if (letters === 0 && !saysSomething(units, n)) word.length = markNumber(units, n)
  word.changed = word.length !== end - start || differs(source, start)
  return word
}

/** FNV of the folded word, unmixed: what phrases and pairs are made of. */
export function hashWord(units: Uint16Array, start: number, length: number): number {
  let hash = hashStart
  if ((units[start] as number) >= signMark) {
    for (let i = start + 1; i < start + length; i++) hash = hashStep(hash, units[i] as number)
    return hash
  }
  for (let i = start; i < start + length; i++) hash = hashStep(hash, units[i] as number)
  return hash
}

/** Most words have only letters and digits of ASCII: nothing to take off but their case. */
function readPlain(source: Uint16Array, start: number, end: number): boolean {
  if (end - start > readLimit) return false
  const { units } = word
  let digits = 0
  let changed = false
  for (let i = start; i < end; i++) {
    const unit = source[i] as number
    const lower = unit | 0x20
    if (unit >= 0x30 && unit <= 0x39) {
      digits++
      units[i - start] = unit
    } else if (unit < 0x80 && lower >= 0x61 && lower <= 0x7a) {
      changed ||= unit !== lower
      units[i - start] = lower
    } else return false
  }
  word.length = end - start
  word.kind = CharClass.latin
  word.disguised = false
  word.unmasked = false
  word.mayBeLookalike = false
  word.changed = changed
  if (digits === word.length) {
    word.kind = CharClass.digit
    if (!saysSomething(units, digits)) {
      word.length = markNumber(units, digits)
      word.changed = true
    }
  }
  return true
}

function readMark(source: Uint16Array, start: number, end: number): ReadWord {
  for (let i = start; i < end; i++) word.units[i - start] = source[i] as number
  word.length = end - start
  word.kind = source[start] === signMark ? CharClass.other : CharClass.digit
  word.disguised = false
  word.unmasked = false
  word.mayBeLookalike = false
  word.changed = false
  return word
}

/** A sign is told by what it is when folded, and how often it stands there: thrice says as much as more. */
function readSign(unit: number, times: number): ReadWord {
  word.units[0] = signMark
  word.units[1] = foldTable.single[unit] as number
  word.units[2] = Math.min(times, 3)
  word.length = 3
  word.kind = CharClass.other
  word.disguised = false
  word.unmasked = false
  word.mayBeLookalike = false
  word.changed = true
  return word
}

/** Writes how a number is told by its length only. @returns the length of that. */
export function markNumber(units: Uint16Array, digits: number): number {
  units[0] = numberMark
  units[1] = 0x30
  units[2] = digits
  return 3
}

function differs(source: Uint16Array, start: number): boolean {
  for (let i = 0; i < word.length; i++) if (word.units[i] !== source[start + i]) return true
  return false
}

function hasAny(): boolean {
  const { invisible, fancy, fullwidth, stacked } = disguise
  return invisible.length + fancy.length + fullwidth.length + stacked.length > 0
}

/**
 * Numbers that are words ("100 %", "24 hours", "error 404", "777"): up to two digits, round ones, and a few known ones.
 * All others (parts of telephone numbers above all) are told by their length only, or the model learns numbers by heart.
 */
function saysSomething(units: Uint16Array, digits: number): boolean {
  if (digits <= 2) return true
  if (digits > longestNumber) return false
  let value = 0
  for (let i = 0; i < digits; i++) value = value * 10 + (units[i] as number) - 0x30
  return (value !== 800 && value % 100 === 0) || telling.has(value)
}

/** Longer numbers are always told by their length only. */
export const longestNumber = 4

/** Whether all of a word are digits, more than are ever read. */
export function isLongNumber(units: Uint16Array, start: number, end: number): boolean {
  if (end - start <= longestNumber) return false
  let mix = 0
  for (let i = start; i < end; i++) mix |= unitClasses[units[i] as number] as number
  return mix === UnitClass.digit
}

const telling = new Set([123, 247, 365, 404, 403, 502, 503, 666, 777, 888, 999])
