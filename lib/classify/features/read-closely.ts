import { CharClass, charClasses, isWordClass } from '@/lib/classify/features/char-class'
import { findLink, foundLink } from '@/lib/classify/features/find-link'
import { codeEnd, keepLink } from '@/lib/classify/features/find-spots'
import { foldAstral } from '@/lib/classify/features/fold'
import { foldTable } from '@/lib/classify/features/fold-table'
import { countSign, endRun, RunKind, setKeys, stretch } from '@/lib/classify/features/stretch'
import { isApostrophe, UnitClass, unitClasses } from '@/lib/classify/features/unit-class'

/** So many single letters in a row may be a word spelt letter by letter; fewer are an abbreviation or a list. */
export const fewestSpaced = 5

/**
 * Cuts the stretch that was loaded into words, in runs of prose and code, and links, unit by unit: slower than the splitter,
 * but it knows of letters above U+FFFF and of marks and unseen characters inside words. `plain` is where all is code.
 */
export function readClosely(plain: boolean): void {
  scanWords(plain, 0, stretch.length)
}

/** Reads words; `plain` is where all is code. */
function scanWords(plain: boolean, from: number, to: number): void {
  const { units, wordStart, wordEnd } = stretch
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
      i = plain ? readSign(i, unitClass, counts) : readSpecial(i, unitClass, counts)
      n = stretch.words
      continue
    }
    const start = i
    for (;;) {
      do {
        unit = units[++i] as number
        unitClass = classes[unit] as number
      } while (unitClass >= UnitClass.inside)
      if (unitClass === UnitClass.other ? !joinsLetters(i) : unitClass !== UnitClass.surrogate || !goesOn(i)) break
    }
    wordStart[n] = start
    wordEnd[n] = i
    setKeys(n)
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
function readSpecial(i: number, unitClass: number, counts: Int32Array): number {
  if (findLink(i, unitClass)) return cutLink()
  if (unitClass === UnitClass.bracket) stretch.bracket = i
  if (unitClass !== UnitClass.tick && unitClass !== UnitClass.tilde) return readSign(i, unitClass, counts)
  const end = codeEnd(i)
  if (end === i) return i + 1
  endRun(RunKind.prose)
  scanWords(true, i, end)
  stretch.code += end - i
  stretch.floor = end
  return end
}

/** Takes a link out of the prose: the words that turned out to be its beginning, too. */
function cutLink(): number {
  const { wordEnd, first } = stretch
  const { kind, start, end } = foundLink
  while (stretch.words > first && (wordEnd[stretch.words - 1] as number) > start) countSign(--stretch.words)
  endRun(RunKind.prose)
  keepLink(kind, start, end)
  stretch.floor = end
  return end
}

/** Reads a sign with a meaning, a character that is a word of its own, or one above U+FFFF. @returns where to go on */
function readSign(i: number, unitClass: number, counts: Int32Array): number {
  if (unitClass <= UnitClass.at) return putWord(i, signEnd(i))
  if (unitClass === UnitClass.single) return putWord(i, i + 1)
  if (unitClass !== UnitClass.surrogate || !isPair(i)) return i + 1
  const charClass = pairClass(i)
  if (charClass === CharClass.han) return putWord(i, i + 2)
  if (charClass === CharClass.emoji) counts[UnitClass.emoji] = (counts[UnitClass.emoji] as number) + 1
  return i + 2
}

function putWord(start: number, end: number): number {
  const at = stretch.words++
  stretch.wordStart[at] = start
  stretch.wordEnd[at] = end
  setKeys(at)
  return end
}

/** Where units of code are counted: nowhere that is read. */
const unread = new Int32Array(UnitClass.digit + 1)

/** Whether an apostrophe with a Latin letter after it is at `i`, as in "don't". */
export function joinsLetters(i: number): boolean {
  if (!isApostrophe(stretch.units[i] as number)) return false
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

export function isPair(i: number): boolean {
  return isHigh(stretch.units[i] as number) && ((stretch.units[i + 1] as number) & 0xfc00) === 0xdc00
}

function foldPair(i: number): number {
  const { units } = stretch
  const point = (((units[i] as number) - 0xd800) << 10) + (units[i + 1] as number) - 0xdc00 + 0x10000
  return foldAstral(point, foldTable.mathLetters)
}

/** The class of the character above U+FFFF at `i`. */
export function pairClass(i: number): number {
  return charClasses[foldPair(i)] as number
}

/** Whether a letter above U+FFFF (mathematical, enclosed) begins at `i`. */
function beginsLetter(i: number): boolean {
  if (!isPair(i)) return false
  const charClass = pairClass(i)
  return isWordClass(charClass) && charClass !== CharClass.han
}

/** Whether the surrogate at `i` goes on with a word: either half of such a letter, or of a character that isn't seen. */
function goesOn(i: number): boolean {
  const at = isHigh(stretch.units[i] as number) ? i : i - 1
  return isPair(at) && (beginsLetter(at) || foldPair(at) === 0)
}
