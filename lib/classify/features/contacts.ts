import { CharClass, charClasses } from '@/lib/classify/features/char-class'
import type { FeatureList } from '@/lib/classify/features/feature-list'
import type { Folded } from '@/lib/classify/features/fold'
import type { Span } from '@/lib/classify/score'

const fewestDigits = 9
const mostDigits = 15
/** Most characters between two digits of one number: "(0) 800 – 555" is a number, a table of figures is not. */
const widestGap = 3

/**
 * Telephone numbers however they are dressed: with spaces, dots, brackets or ornaments between the digits, in fancy
 * digits, or with letters that stand for digits ("1-8oo"). Works on folded text, so that every costume is already off.
 */
export function addPhones(options: { text: string; field: string; folded: Folded; list: FeatureList }): void {
  const { text, field, folded, list } = options
  const { units, length } = folded
  for (let i = 0; i < length; i++) {
    if (!isDigit(units[i] ?? 0) || (i > 0 && joins(units[i - 1] ?? 0))) continue
    const found = readNumber(folded, i)
    if (found.digits.length >= fewestDigits && found.digits.length <= mostDigits && looksDialled(found)) {
      const plus = i > 0 && (units[i - 1] === 0x2b || (units[i - 1] === 0x28 && units[i - 2] === 0x2b))
      const start = folded.from[plus ? i - 1 : i] ?? 0
      const span: Span = { field, start, end: folded.to[found.last] ?? start }
      addPhone({ found, plus, span, written: text.slice(start, span.end), list })
    }
    i = Math.max(i, found.last)
  }
}

type Found = { digits: string; last: number; groups: number[]; gaps: string[]; letters: number }

function readNumber(folded: Folded, from: number): Found {
  const { units, length } = folded
  const found: Found = { digits: '', last: from, groups: [0], gaps: [], letters: 0 }
  let gap = ''
  for (let i = from; i < length && found.digits.length <= mostDigits; i++) {
    const unit = units[i] ?? 0
    const digit = isDigit(unit) ? unit - 0x30 : asDigit(unit)
    const inside =
      isDigit(unit) || (digit >= 0 && found.digits.length > 0 && isDigitLike(units[i + 1] ?? 0) && gap.length <= 1)
    if (inside) {
      if (gap !== '') {
        found.gaps.push(gap)
        found.groups.push(0)
      }
      gap = ''
      found.digits += String(digit)
      found.groups[found.groups.length - 1] = (found.groups.at(-1) ?? 0) + 1
      if (!isDigit(unit)) found.letters++
      found.last = i
      continue
    }
    gap += String.fromCharCode(unit)
    if (gap.length > widestGap || unit === 0x0a || isLetter(unit)) break
  }
  return found
}

/** Dates, versions, addresses of machines, counters and hashes have digits too. */
function looksDialled(found: Found): boolean {
  const { digits, groups, gaps } = found
  if (/^(\d)\1+$/.test(digits)) return false
  if (groups.length === 1) return digits.length <= 12
  if (gaps.some((gap) => gap.includes(':') || gap.includes(',') || gap.includes('='))) return false
  if (groups.length === 4 && gaps.every((gap) => gap === '.') && groups.every((group) => group <= 3)) return false
  if (/^(19|20)\d\d/.test(digits) && groups[0] === 4 && (groups[1] ?? 0) <= 2) return false
  return groups.every((group) => group <= 8)
}

function addPhone(options: { found: Found; plus: boolean; span: Span; written: string; list: FeatureList }): void {
  const { found, plus, span, written, list } = options
  const spans = [span]
  const grouped = found.groups.length > 1
  if (plus || grouped || found.letters > 0) list.name('contact:phone', 'contact', spans)
  else list.name('contact:digits', 'contact', spans)
  if (/^1?8(00|33|44|55|66|77|88)\d{7}$/.test(found.digits) || /^0?800\d{6,8}$/.test(found.digits))
    list.name('contact:toll-free', 'contact', spans)
  if (plus) list.name('contact:phone-international', 'contact', spans)
  const costume = /[^\x20-\x7e\u00a0\u2010-\u2015٠-٩۰-۹०-९０-９]/.test(written)
  const ornament = found.gaps.some((gap) => !/^[ ().\-/\u00a0+]+$/.test(gap))
  const singles = found.groups.filter((group) => group === 1).length >= 6
  if (costume || ornament || singles || found.letters > 0) list.name('disguise:phone', 'disguise', spans)
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

/** The digit that a letter stands for in "8oo" or "l23", or -1. */
function asDigit(unit: number): number {
  if (unit === 0x6f) return 0
  return unit === 0x6c || unit === 0x69 ? 1 : -1
}

function isDigitLike(unit: number): boolean {
  return isDigit(unit) || asDigit(unit) >= 0 || !isLetter(unit)
}

function isLetter(unit: number): boolean {
  const charClass = charClasses[unit] ?? 0
  return charClass >= CharClass.latin && charClass <= CharClass.otherLetter
}

/** A digit after a letter, a dot, an underscore or a hash sign is part of something else. */
function joins(unit: number): boolean {
  return isLetter(unit) || unit === 0x5f || unit === 0x23 || unit === 0x2e || isDigit(unit)
}
