import { CharClass, charClasses } from '@/lib/classify/features/char-class'
import type { FeatureList } from '@/lib/classify/features/feature-list'
import { foldInto, newDisguise, newFolded } from '@/lib/classify/features/fold'
import { foldTable } from '@/lib/classify/features/fold-table'
import { feature } from '@/lib/classify/features/names'
import {
  type Found,
  fewestDigits,
  looksDialled,
  mayBeNumber,
  mostDigits,
  readNumber,
} from '@/lib/classify/features/number'
import { stretch } from '@/lib/classify/features/stretch'

export const phone = feature('contact:phone', 'contact')
export const digits = feature('contact:digits', 'contact')
const tollFree = feature('contact:toll-free', 'contact')
const international = feature('contact:phone-international', 'contact')
const dressedUp = feature('disguise:phone', 'disguise')

/** Units that are folded for one number: fifteen digits in the widest costume. */
const window = 96
const folded = newFolded(window * 4)
const disguise = newDisguise()

/**
 * A telephone number that begins at a digit, however it is dressed: with spaces, dots, brackets or ornaments between the
 * digits, in fancy digits, or with letters that stand for digits ("1-8oo").
 * @returns where the next number may begin
 */
export function addPhone(list: FeatureList, field: number, start: number): number {
  const { units, length, offset } = stretch
  if (start > 0 && joins(units[start - 1] as number)) return start + 1
  const next = mayBeNumber(units, start, length)
  if (next > 0) return next
  foldInto({ source: units, start, end: Math.min(length, start + window), out: folded, disguise })
  const found = readNumber(folded)
  if (found.digits.length >= fewestDigits && found.digits.length <= mostDigits && looksDialled(found)) {
    const before = start > 0 ? foldTable.single[units[start - 1] as number] : 0
    const plus = before === 0x2b || (before === 0x28 && start > 1 && units[start - 2] === 0x2b)
    const from = plus ? start - 1 : start
    const end = folded.to[found.last] ?? start
    const written = String.fromCharCode(...units.subarray(from, end))
    put(phone, plus || found.groups.length > 1 || found.letters > 0)
    put(digits, !plus && found.groups.length === 1 && found.letters === 0)
    put(tollFree, isTollFree(found.digits))
    put(international, plus)
    put(dressedUp, isDressedUp(found, written))

    function put(id: number, has: boolean): void {
      if (!has) return
      list.name(id)
      list.place(id, field, offset + from, offset + end)
    }
  }
  return folded.to[found.last] ?? start + 1
}

function isTollFree(dialled: string): boolean {
  return /^1?8(00|33|44|55|66|77|88)\d{7}$/.test(dialled) || /^0?800\d{6,8}$/.test(dialled)
}

function isDressedUp(found: Found, written: string): boolean {
  if (found.letters > 0 || found.groups.filter((group) => group === 1).length >= 6) return true
  if (/[^\x20-\x7e\u00a0\u2010-\u2015٠-٩۰-۹०-९０-９]/.test(written)) return true
  return found.gaps.some((gap) => !/^[ ().\-/\u00a0+]+$/.test(gap))
}

/** A digit after a letter, a dot, an underscore or a hash sign is part of something else. */
function joins(unit: number): boolean {
  const charClass = charClasses[foldTable.single[unit] as number] as number
  if (charClass >= CharClass.digit && charClass <= CharClass.otherLetter) return true
  return unit === 0x5f || unit === 0x23 || unit === 0x2e
}
