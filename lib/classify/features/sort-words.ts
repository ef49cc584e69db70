import type { Block } from '@/lib/classify/features/block'
import { CharClass } from '@/lib/classify/features/char-class'
import { foldInto, newFolded, noteDisguise } from '@/lib/classify/features/fold'
import { pairIndex } from '@/lib/classify/features/grams'
import { isZero } from '@/lib/classify/features/is-zero'
import { signsAfter, signsBefore } from '@/lib/classify/features/place'
import { reading } from '@/lib/classify/features/reading'
import { sorted } from '@/lib/classify/features/sorted'
import { stretch } from '@/lib/classify/features/stretch'
import { unitClasses } from '@/lib/classify/features/unit-class'
import { Flag, FlagBit, Slot, wordShift } from '@/lib/classify/features/word-slot'
import type { WordTable } from '@/lib/classify/features/word-table'

const needsCare = Flag.mayBeLookalike | Flag.disguised | Flag.unmasked | Flag.counted
/** Units of a word that are looked at for costumes. */
const costumeLimit = 64
const folded = newFolded(costumeLimit * 4)

type Run = { table: WordTable; block: Block; first: number; end: number; item: number; shift: number }

/** Sorts the words from `first` to before `end`, and counts them by script and case. */
export const sortWords = makeSorter()

/** Buffers are closed over for the reason told at the splitter. */
function makeSorter(): (run: Run) => void {
  const { units, word, wordStart, wordEnd } = stretch
  const { said, isFresh, fresh, pairs, inLexicon, withDigit, mayBeMark } = sorted
  const { scripts } = reading.counts
  const signsAt = signsBefore
  const signsPast = signsAfter
  return (run) => {
    const { table, block, first, end, item, shift } = run
    const { data } = table
    const { counts } = reading
    let before = 0
    let wasFresh = 0
    let inside = 0
    let signs = 0
    let shouted = 0
    let titled = 0
    let digits = 0
    let thais = 0
    let freshCount = 0
    let pairCount = 0
    let lexiconCount = 0
    let digitCount = 0
    let markCount = 0
    resetLatin(first)
    for (let t = first; t < end; t++) {
      let id = word[t] as number
      let base = id << wordShift
      let flags = data[base + Slot.flags] as number
      const start = wordStart[t] as number
      const after = wordEnd[t] as number
      if ((flags & needsCare) !== 0) {
        if ((flags & Flag.mayBeLookalike) !== 0 && isAllLatin(data, t)) {
          id = table.findUnmasked(units, start, after)
          base = id << wordShift
          flags = (data[base + Slot.flags] as number) | Flag.unmasked
        }
        if ((flags & Flag.counted) !== 0) count(units[start] as number, after - start)
        else noteCostume(flags, start, after)
      }
      said[t] = id
      const kind = flags & Flag.kind
      signs += isZero(kind)
      shouted += flags & Flag.shouted
      titled += flags & Flag.titled
      digits += isZero(kind ^ CharClass.digit)
      thais += isZero(kind ^ CharClass.thai)
      scripts[kind] = (scripts[kind] as number) + ((flags >>> Flag.lengthShift) & Flag.lengthMask)
      inLexicon[lexiconCount] = t
      lexiconCount += (flags >>> FlagBit.inLexicon) & 1
      withDigit[digitCount] = t
      digitCount += (flags >>> FlagBit.beginsWithDigit) & 1
      mayBeMark[markCount] = t
      markCount +=
        (signsAt[start > 0 ? (units[start - 1] as number) : 0] as number) |
        (signsPast[units[after] as number] as number) |
        ((flags >>> FlagBit.hump) & 1)
      const hash = data[base + Slot.hash] as number
      const canon = (data[base + Slot.canon] as number) << wordShift
      const isNew = 1 - isZero((data[canon + Slot.seen] as number) ^ item)
      data[canon + Slot.seen] = item
      isFresh[t] = isNew
      fresh[freshCount] = canon
      freshCount += isNew
      // A pair of which no word is new to the item may have been met: those aren't looked up at all.
      pairs[pairCount] = pairIndex(before, hash, block, shift)
      pairCount += (isNew | wasFresh) & inside
      wasFresh = isNew
      before = hash
      inside = 1
    }
    counts.words += end - first - signs
    counts.shouted += shouted >>> FlagBit.shouted
    counts.titled += titled >>> FlagBit.titled
    counts.digits += digits
    sorted.freshCount = freshCount
    sorted.pairCount = pairCount
    sorted.lexiconCount = lexiconCount
    sorted.digitCount = digitCount
    sorted.markCount = markCount
    sorted.thaiCount = thais
  }
}

function count(unit: number, times: number): void {
  const { units } = reading.counts
  const unitClass = unitClasses[unit] as number
  units[unitClass] = (units[unitClass] as number) + times
}

/** Latin words of the run so far, and words of other scripts, up to `latinTo`. */
let latin = 0
let others = 0
let latinTo = 0

function resetLatin(first: number): void {
  latin = 0
  others = 0
  latinTo = first
}

/** Whether there are three words before `t`, none of them of a script that isn't Latin. What was counted is not counted again. */
function isAllLatin(data: Int32Array, t: number): boolean {
  for (; latinTo < t; latinTo++) {
    const kind = (data[((sorted.said[latinTo] as number) << wordShift) + Slot.flags] as number) & Flag.kind
    if (kind === CharClass.latin) latin++
    else if (kind > CharClass.digit && (kind < CharClass.thai || kind > CharClass.kana)) others++
  }
  return latin >= 3 && others === 0
}

/** Notes where a word's costume is, which the table only knows that it has. */
export function noteCostume(flags: number, start: number, end: number): void {
  const { disguise } = reading
  if ((flags & Flag.disguised) !== 0)
    foldInto({ source: stretch.units, start, end: Math.min(end, start + costumeLimit), out: folded, disguise })
  if ((flags & Flag.unmasked) !== 0) noteDisguise(disguise.lookalike, start, end)
}
