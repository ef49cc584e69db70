import { CharClass, charClasses, isWordClass } from '@/lib/classify/features/char-class'
import { foldTable } from '@/lib/classify/features/fold-table'

/**
 * What the reader does with a UTF-16 unit as it stands in the text, before any folding. The order matters: below `exclaim`
 * a unit is only counted, below `at` it is a sign with a meaning, below `surrogate` it may begin a link or code,
 * from `inside` on it belongs to a word.
 */
export const UnitClass = {
  other: 0,
  space: 1,
  newline: 2,
  /** Comma and bar: what lists are made of. */
  comma: 3,
  emoji: 4,
  exclaim: 5,
  question: 6,
  percent: 7,
  money: 8,
  sign: 9,
  at: 10,
  dot: 11,
  colon: 12,
  tick: 13,
  tilde: 14,
  bracket: 15,
  surrogate: 16,
  /** Han, kana and Thai: written without spaces, so that each character is a word of its own. */
  single: 17,
  /** Marks and unseen characters: they go on with a word and never begin one. */
  inside: 18,
  letter: 19,
  digit: 20,
} as const

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000)
  for (let unit = 0; unit < 0x10000; unit++) classes[unit] = classOf(unit)
  for (const [sign, unitClass] of asWritten) classes[sign.charCodeAt(0)] = unitClass
  return classes
}

/** These count only as they are: a full-width full stop ends no host name. */
const asWritten: readonly (readonly [string, number])[] = [
  ['@', UnitClass.at],
  ['.', UnitClass.dot],
  [':', UnitClass.colon],
  ['`', UnitClass.tick],
  ['~', UnitClass.tilde],
  ['[', UnitClass.bracket],
]

const money = new Set('£€$¥₹₽₩₺₫฿₦₱')
const signs = new Set('+@#&*')

function classOf(unit: number): number {
  if (unit >= 0xd800 && unit < 0xe000) return UnitClass.surrogate
  const single = foldTable.single[unit] as number
  const folded = foldTable.several.get(unit) ?? (single === 0 ? [] : [single])
  const word = folded.map((part) => charClasses[part] as number).find(isWordClass)
  if (word === undefined) return classOfSign(unit, folded)
  if (word === CharClass.han || word === CharClass.kana || word === CharClass.thai) return UnitClass.single
  return word === CharClass.digit ? UnitClass.digit : UnitClass.letter
}

function classOfSign(unit: number, folded: readonly number[]): number {
  const first = folded[0]
  if (unit === 0) return UnitClass.other
  if (first === undefined) return UnitClass.inside
  const sign = String.fromCharCode(first)
  const charClass = charClasses[first] as number
  if (charClass === CharClass.invisible || charClass === CharClass.mark) return UnitClass.inside
  if (first === 0x0a) return UnitClass.newline
  if (charClass === CharClass.space) return UnitClass.space
  if (charClass === CharClass.emoji) return UnitClass.emoji
  if (sign === ',' || sign === '|') return UnitClass.comma
  if (sign === '!') return UnitClass.exclaim
  if (sign === '?') return UnitClass.question
  if (sign === '%') return UnitClass.percent
  if (money.has(sign)) return UnitClass.money
  return signs.has(sign) ? UnitClass.sign : UnitClass.other
}

export const unitClasses: Uint8Array = buildClasses()

/** The classes that are counted: the first of them and the last. */
export const firstCounted = UnitClass.newline
export const lastCounted = UnitClass.money

/** Whether a unit may join two letters, as in "don't". */
export function isApostrophe(unit: number): boolean {
  return unit === 0x27 || unit === 0x2019 || unit === 0x2018
}

/** A sign that is a word, and of which it is counted how often it stands in prose. */
export function isCounted(unit: number): boolean {
  const unitClass = unitClasses[unit] as number
  return unitClass >= UnitClass.exclaim && unitClass <= UnitClass.money
}

/** A sign that is a word. */
export function isSign(unit: number): boolean {
  const unitClass = unitClasses[unit] as number
  return unitClass >= UnitClass.exclaim && unitClass <= UnitClass.at
}
