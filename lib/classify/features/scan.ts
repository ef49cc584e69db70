import { CharClass, charClasses, isWordClass } from '@/lib/classify/features/char-class'
import {
  addressStart,
  codeEnd,
  hasDot,
  hostEnd,
  isBareDomain,
  isHostUnit,
  keepLink,
  labelStart,
  schemeStart,
  urlEnd,
} from '@/lib/classify/features/find-spots'
import { foldAstral } from '@/lib/classify/features/fold'
import { foldTable } from '@/lib/classify/features/fold-table'
import { longestNumber } from '@/lib/classify/features/read-word'
import { endRun, LinkKind, putWord, RunKind, stretch } from '@/lib/classify/features/stretch'
import { UnitClass, unitClasses } from '@/lib/classify/features/unit-class'
import { firstFactor, firstSeed, secondFactor, secondSeed } from '@/lib/classify/features/word-slot'
import type { WordTable } from '@/lib/classify/features/word-table'

/** So many single letters in a row may be a word spelt letter by letter; fewer are an abbreviation or a list. */
export const fewestSpaced = 5

/**
 * Cuts the stretch that was loaded into words, in runs of prose and code, and links: one pass, with bounded looking back,
 * so that floods of dots, at-signs or brackets stay linear. Without a table for prose everything is code.
 */
export function scan(tables: { prose: WordTable | undefined; code: WordTable }): void {
  if (tables.prose === undefined) scanWords(tables.code, undefined, 0, stretch.length)
  else scanWords(tables.prose, tables.code, 0, stretch.length)
}

/** Reads words into `table`; those in code spans into `code`, unless all of it is code. */
function scanWords(table: WordTable, code: WordTable | undefined, from: number, to: number): void {
  const plain = code === undefined
  const { units, wordStart, wordEnd, word } = stretch
  const classes = unitClasses
  const counts = plain ? unread : stretch.unitCounts
  let n = stretch.words
  let singles = 0
  let i = from
  while (i < to) {
    let unit = units[i] as number
    let unitClass = classes[unit] as number
    if (unitClass < UnitClass.exclaim) {
      counts[unitClass] = (counts[unitClass] as number) + 1
      i++
      continue
    }
    if (unitClass < UnitClass.letter && (unitClass !== UnitClass.surrogate || !beginsLetter(i))) {
      stretch.words = n
      i = plain ? readSign(table, i, unitClass, counts) : readSpecial(table, code, i, unitClass, counts)
      n = stretch.words
      continue
    }
    const start = i
    let key1 = firstSeed
    let key2 = secondSeed
    let mix = 0
    for (;;) {
      do {
        key1 = Math.imul(key1 ^ unit, firstFactor)
        key2 = Math.imul(key2 ^ unit, secondFactor)
        mix |= unitClass
        unit = units[++i] as number
        unitClass = classes[unit] as number
      } while (unitClass >= UnitClass.inside)
      if (unitClass === UnitClass.other ? !isApostrophe(i) : unitClass !== UnitClass.surrogate || !goesOn(i)) break
    }
    wordStart[n] = start
    wordEnd[n] = i
    word[n] =
      mix === UnitClass.digit && i - start > longestNumber
        ? table.findNumber(i - start)
        : table.find(key1, key2, units, start, i)
    if (i - start === 1 || (i - start === 2 && isHigh(units[start] as number))) {
      singles = n > 0 && start - (wordEnd[n - 1] as number) === 1 ? singles + 1 : 1
      if (singles >= fewestSpaced) stretch.spaced = true
    } else singles = 0
    n++
  }
  stretch.words = n
  endRun(plain ? RunKind.code : RunKind.prose)
}

/** Reads what is neither a word nor merely counted, as prose. @returns where to go on */
function readSpecial(table: WordTable, code: WordTable, i: number, unitClass: number, counts: Int32Array): number {
  const { units, floor } = stretch
  if (unitClass === UnitClass.dot) {
    if (i <= floor || i < stretch.hostChecked || !isHostUnit(units[i - 1] as number)) return i + 1
    if (!isHostUnit(units[i + 1] as number)) return i + 1
    const start = labelStart(i, floor)
    const end = hostEnd(i + 1)
    if (isBareDomain(start, end)) return cutLink(LinkKind.bare, start, units[end] === 0x2f ? urlEnd(end) : end)
    stretch.hostChecked = end
    return i + 1
  }
  if (unitClass === UnitClass.colon) {
    if (units[i + 1] !== 0x2f || units[i + 2] !== 0x2f) return i + 1
    const start = schemeStart(i, floor)
    return start < i ? cutLink(LinkKind.url, start, urlEnd(i + 3)) : i + 1
  }
  if (unitClass === UnitClass.at) {
    const start = addressStart(i, floor)
    const end = hostEnd(i + 1)
    if (start < i && hasDot(i + 1, end)) return cutLink(LinkKind.email, start, end)
  } else if (unitClass === UnitClass.bracket) stretch.bracket = i
  else if (unitClass === UnitClass.tick || unitClass === UnitClass.tilde) {
    const end = codeEnd(i)
    if (end === i) return i + 1
    endRun(RunKind.prose)
    scanWords(code, undefined, i, end)
    stretch.code += end - i
    stretch.floor = end
    return end
  }
  return readSign(table, i, unitClass, counts)
}

/** Takes a link out of the prose: the words that turned out to be its beginning, too. */
function cutLink(kind: number, start: number, end: number): number {
  const { wordEnd, first } = stretch
  while (stretch.words > first && (wordEnd[stretch.words - 1] as number) > start) stretch.words--
  endRun(RunKind.prose)
  keepLink(kind, start, end)
  stretch.floor = end
  return end
}

/** Reads a sign with a meaning, a character that is a word of its own, or one above U+FFFF. @returns where to go on */
function readSign(table: WordTable, i: number, unitClass: number, counts: Int32Array): number {
  const { units } = stretch
  const unit = units[i] as number
  if (unitClass <= UnitClass.at) {
    const end = signEnd(i)
    counts[unitClass] = (counts[unitClass] as number) + end - i
    putWord(i, end, table.findSign(foldTable.single[unit] as number, end - i))
    return end
  }
  if (unitClass === UnitClass.single) {
    putWord(i, i + 1, table.findWord(units, i, i + 1))
    return i + 1
  }
  if (unitClass !== UnitClass.surrogate || !isPair(i)) return i + 1
  const charClass = charClasses[foldAstral(pointAt(i), foldTable.mathLetters)]
  if (charClass === CharClass.emoji) counts[UnitClass.emoji] = (counts[UnitClass.emoji] as number) + 1
  else if (charClass === CharClass.han) putWord(i, i + 2, table.findWord(units, i, i + 2))
  return i + 2
}

/** Where units of code are counted: nowhere that is read. */
const unread = new Int32Array(UnitClass.digit + 1)

/** Whether an apostrophe stands between letters, as in "don't". */
function isApostrophe(i: number): boolean {
  const unit = stretch.units[i]
  if (unit !== 0x27 && unit !== 0x2019 && unit !== 0x2018) return false
  const next = stretch.units[i + 1] as number
  return charClasses[next] === CharClass.latin || charClasses[foldTable.single[next] as number] === CharClass.latin
}

function signEnd(i: number): number {
  const { units, length } = stretch
  let end = i + 1
  while (end < length && units[end] === units[i]) end++
  return end
}

function isHigh(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800
}

function isPair(i: number): boolean {
  return isHigh(stretch.units[i] as number) && ((stretch.units[i + 1] as number) & 0xfc00) === 0xdc00
}

function pointAt(i: number): number {
  return (((stretch.units[i] as number) - 0xd800) << 10) + (stretch.units[i + 1] as number) - 0xdc00 + 0x10000
}

/** Whether a letter above U+FFFF (mathematical, enclosed) begins at `i`. */
function beginsLetter(i: number): boolean {
  if (!isPair(i)) return false
  const charClass = charClasses[foldAstral(pointAt(i), foldTable.mathLetters)] as number
  return isWordClass(charClass) && charClass !== CharClass.han
}

/** Whether the surrogate at `i` goes on with a word: either half of such a letter, or of a character that isn't seen. */
function goesOn(i: number): boolean {
  const at = isHigh(stretch.units[i] as number) ? i : i - 1
  return isPair(at) && (beginsLetter(at) || foldAstral(pointAt(at), foldTable.mathLetters) === 0)
}
