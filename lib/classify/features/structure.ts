import { CharClass } from '@/lib/classify/features/char-class'
import type { FeatureList } from '@/lib/classify/features/feature-list'
import { feature, steps } from '@/lib/classify/features/names'
import { firstCounted, lastCounted, UnitClass } from '@/lib/classify/features/unit-class'

/** What is counted over all prose of an item. */
export type Counts = {
  words: number
  distinct: number
  shouted: number
  titled: number
  digits: number
  code: number
  read: number
  /** By class of unit, outside words. */
  units: Int32Array
  /** Letters by script. */
  scripts: Int32Array
}

export function newCounts(): Counts {
  return {
    words: 0,
    distinct: 0,
    shouted: 0,
    titled: 0,
    digits: 0,
    code: 0,
    read: 0,
    units: new Int32Array(UnitClass.digit + 1),
    scripts: new Int32Array(CharClass.otherLetter + 1),
  }
}

export function resetCounts(counts: Counts): void {
  counts.words = 0
  counts.distinct = 0
  counts.shouted = 0
  counts.titled = 0
  counts.digits = 0
  counts.code = 0
  counts.read = 0
  const { units, scripts } = counts
  // Calls of fill() would take longer than the few assignments.
  for (let i = firstCounted; i <= lastCounted; i++) units[i] = 0
  for (let i = 0; i < scripts.length; i++) scripts[i] = 0
}

const structure = 'structure'
const length = steps('length', structure, [3, 8, 20, 50, 120, 300, 800])
const emoji = steps('emoji', structure, [1, 3, 8])
const exclaim = steps('exclaim', structure, [1, 3, 8])
const money = steps('money', structure, [1, 3])
const question = feature('question', structure)
const percent = feature('percent', structure)
const lines = steps('lines', structure, [3, 10, 30])
const shouted = steps('shouted', structure, [0.15, 0.5])
const titled = steps('titled', structure, [0.3, 0.5, 0.7])
const digits = steps('digits', structure, [0.15, 0.4])
const listed = steps('listed', structure, [0.15, 0.3])
const emojiShare = steps('emoji-share', structure, [0.1, 0.3])
const repeats = steps('repeats', structure, [0.4, 0.6, 0.8])
const code = steps('code', structure, [0.05, 0.3, 0.7])

/** Length, case, signs and repetition. Shares are only spoken of where there is enough text for a share. */
export function addStructure(options: { counts: Counts; list: FeatureList }): void {
  const { counts, list } = options
  const { words } = counts
  const of = (unitClass: number): number => counts.units[unitClass] as number
  list.nameSteps(words, length)
  list.nameSteps(of(UnitClass.emoji), emoji)
  list.nameSteps(of(UnitClass.exclaim), exclaim)
  list.nameSteps(of(UnitClass.money), money)
  if (of(UnitClass.question) > 0) list.name(question)
  if (of(UnitClass.percent) > 0) list.name(percent)
  list.nameSteps(of(UnitClass.newline), lines)
  if (words >= 5) {
    list.nameSteps(counts.shouted / words, shouted)
    list.nameSteps(counts.titled / words, titled)
    list.nameSteps(counts.digits / words, digits)
    list.nameSteps(of(UnitClass.comma) / words, listed)
    list.nameSteps(of(UnitClass.emoji) / words, emojiShare)
  }
  if (words >= 40) list.nameSteps(1 - counts.distinct / words, repeats)
  list.nameSteps(counts.code / Math.max(1, counts.read), code)
}

/** Scripts that are told apart; those of one family are written together in earnest. */
const families: readonly (readonly number[])[] = [
  [CharClass.latin],
  [CharClass.cyrillic],
  [CharClass.greek],
  [CharClass.arabic],
  [CharClass.hebrew],
  [CharClass.indic],
  [CharClass.thai],
  [CharClass.han, CharClass.kana, CharClass.hangul],
  [CharClass.otherLetter],
]

const three = feature('script:three', 'script')
const latinAndOther = feature('script:latin-and-other', 'script')
const twoOthers = feature('script:two-others', 'script')

/** Which scripts are mixed. A script by itself is no feature: nobody is a spammer for writing Thai. */
export function addScripts(options: { counts: Counts; list: FeatureList }): void {
  const { counts, list } = options
  const { scripts } = counts
  let total = 0
  for (let script = CharClass.latin; script <= CharClass.otherLetter; script++) total += scripts[script] as number
  if (total < 20 || scripts[CharClass.latin] === total) return
  let present = 0
  for (const family of families) if (family.some((script) => (scripts[script] as number) >= total * 0.05)) present++
  if (present > 2) list.name(three)
  else if (present === 2) list.name((scripts[CharClass.latin] as number) >= total * 0.05 ? latinAndOther : twoOthers)
}
