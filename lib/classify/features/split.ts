import { stretch } from '@/lib/classify/features/stretch'
import { isApostrophe, UnitClass, unitClasses } from '@/lib/classify/features/unit-class'
import { firstFactor, firstSeed, secondFactor, secondSeed } from '@/lib/classify/features/word-slot'

/**
 * What the splitter must know of a UTF-16 unit, in bits. Lowest the group: 0 for what belongs to no word, a number of its own
 * for every sign, since "!!" is one word and "!?" are two. Highest that a character is a word of its own whatever comes next.
 */
const groupMask = 0xff
const letterGroup = 1
const singleGroup = 2
const eventBit = 8
/** From here on what is counted, 14 bits apart: as many as a stretch has units. */
const countBit = 9
const commaBit = 14
const countMask = (1 << commaBit) - 1
const newlineAndComma = (1 << commaBit) | 1
const alone = 1 << 31

/** Other classes of units are looked at where they stand: what may begin a link or code, or join two words. */
const events: ReadonlySet<number> = new Set([
  UnitClass.emoji,
  UnitClass.at,
  UnitClass.dot,
  UnitClass.colon,
  UnitClass.tick,
  UnitClass.tilde,
  UnitClass.bracket,
  UnitClass.surrogate,
  UnitClass.inside,
])

function buildTraits(): Int32Array {
  const table = new Int32Array(0x10000)
  let signs = singleGroup
  for (let unit = 0; unit < 0x10000; unit++) {
    const unitClass = unitClasses[unit] as number
    let trait = events.has(unitClass) || isApostrophe(unit) ? 1 << eventBit : 0
    if (unitClass === UnitClass.letter || unitClass === UnitClass.digit) trait |= letterGroup
    else if (unitClass === UnitClass.single) trait |= singleGroup | alone
    else if (unitClass >= UnitClass.exclaim && unitClass <= UnitClass.at) trait |= ++signs
    else if (unitClass === UnitClass.newline) trait |= 1 << countBit
    else if (unitClass === UnitClass.comma) trait |= 1 << (countBit + commaBit)
    table[unit] = trait
  }
  return table
}

const traits = buildTraits()

/**
 * Splits the stretch that was loaded into words and runs of one sign, with the keys that they are looked up by, and notes where
 * it must be looked at again. The loop has no jump but its own: a processor that guesses wrong where a word ends
 * loses more time than this takes for the whole word.
 */
export const split = makeSplitter()

/**
 * What a function closes over stays constant when the program is bundled, what stands at the top of a module becomes a variable;
 * and the compiler reaches buffers in half the time when it knows where they are.
 */
function makeSplitter(): () => void {
  const { units, wordStart, wordEnd, wordKey1, wordKey2, event, eventCounts } = stretch
  const table = traits
  const seed1 = firstSeed
  const seed2 = secondSeed
  const factor1 = firstFactor
  const factor2 = secondFactor
  return () => {
    const { length } = stretch
    let key1 = 0
    let key2 = 0
    let start = 0
    let before = 0
    let words = 0
    let found = 0
    let counts = 0
    // The space after the last unit ends the last word.
    for (let i = 0; i <= length; i++) {
      const unit = units[i] as number
      const trait = table[unit] as number
      const group = trait & groupMask
      // What came before is kept if it turns out to be a word, otherwise overwritten.
      wordStart[words] = start
      wordEnd[words] = i
      wordKey1[words] = key1
      wordKey2[words] = key2
      const border = (-(group ^ before) | trait) >>> 31
      words += border & (-before >>> 31)
      const inside = border - 1
      start = i + ((start - i) & inside)
      key1 = Math.imul((key1 & inside) ^ (unit ^ seed1), factor1)
      key2 = Math.imul((key2 & inside) ^ (unit ^ seed2), factor2)
      event[found] = i
      eventCounts[found] = counts
      found += (trait >>> eventBit) & 1
      counts += (trait >>> countBit) & newlineAndComma
      before = group
    }
    stretch.words = words
    stretch.events = found
    // Where no event follows any more.
    eventCounts[found] = counts
    add(counts, 1)
  }
}

/** Takes what was counted from `start` to before `end` off again. */
export function uncount(start: number, end: number): void {
  const { units } = stretch
  let counts = 0
  for (let i = start; i < end; i++) counts += ((traits[units[i] as number] as number) >>> countBit) & newlineAndComma
  add(counts, -1)
}

/** Takes off what was counted from one event to another, or to the end when that is none. */
export function uncountBetween(event: number, other: number): void {
  const { eventCounts, events } = stretch
  add((eventCounts[other < 0 ? events : other] as number) - (eventCounts[event] as number), -1)
}

/** Whether a line feed stands between two events. */
export function hasNewline(event: number, other: number): boolean {
  const { eventCounts } = stretch
  return (((eventCounts[other] as number) - (eventCounts[event] as number)) & countMask) !== 0
}

function add(counts: number, times: number): void {
  const { unitCounts } = stretch
  const { newline, comma } = UnitClass
  unitCounts[newline] = (unitCounts[newline] as number) + times * (counts & countMask)
  unitCounts[comma] = (unitCounts[comma] as number) + times * (counts >>> commaBit)
}
