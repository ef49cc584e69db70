import { CharClass, charClasses } from '@/lib/classify/features/char-class'
import type { Folded } from '@/lib/classify/features/fold'

export const fewestDigits = 9
export const mostDigits = 15
/** Most characters between two digits of one number: "(0) 800 – 555" is a number, a table of figures is not. */
const widestGap = 3

/**
 * A quick look at what stands there, since most numbers are short. @returns 0 when it may be a telephone number, otherwise
 * where the next one may begin
 */
export function mayBeNumber(units: Uint16Array, start: number, length: number): number {
  let digits = 0
  let last = start
  let gap = 0
  for (let i = start; i < length && digits < fewestDigits; i++) {
    const unit = units[i] as number
    if (unit >= 0x80) return 0
    if (isDigit(unit) || asDigit(unit | 0x20) >= 0) {
      digits++
      gap = 0
      if (isDigit(unit)) last = i
    } else if (unit === 0x0a || ++gap > widestGap || isLetter(unit)) break
  }
  return digits >= fewestDigits ? 0 : last + 1
}

/** What was read: the digits as dialled, the index of the last one, the sizes of groups and what stands between them. */
export type Found = { digits: string; last: number; groups: number[]; gaps: string[]; letters: number }

/** Reads the number that begins with the first folded unit. */
export function readNumber(folded: Folded): Found {
  const { units, length } = folded
  const found: Found = { digits: '', last: 0, groups: [0], gaps: [], letters: 0 }
  let gap = ''
  for (let i = 0; i < length && found.digits.length <= mostDigits; i++) {
    const unit = units[i] as number
    const digit = isDigit(unit) ? unit - 0x30 : asDigit(unit)
    const next = i + 1 < length ? (units[i + 1] as number) : 0x20
    const inside = isDigit(unit) || (digit >= 0 && found.digits.length > 0 && isDigitLike(next) && gap.length <= 1)
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
export function looksDialled(found: Found): boolean {
  const { digits, groups, gaps } = found
  if (/^(\d)\1+$/.test(digits)) return false
  if (groups.length === 1) return digits.length <= 12
  if (gaps.some((gap) => gap.includes(':') || gap.includes(',') || gap.includes('='))) return false
  if (groups.length === 4 && gaps.every((gap) => gap === '.') && groups.every((group) => group <= 3)) return false
  if (/^(19|20)\d\d/.test(digits) && groups[0] === 4 && (groups[1] ?? 0) <= 2) return false
  return groups.every((group) => group <= 8)
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
