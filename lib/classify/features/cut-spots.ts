import { CharClass } from '@/lib/classify/features/char-class'
import { findLink, foundLink } from '@/lib/classify/features/find-link'
import { isFence, isTripled, keepLink, longestInline } from '@/lib/classify/features/find-spots'
import { isPair, joinsLetters, pairClass } from '@/lib/classify/features/read-closely'
import { hasNewline, uncount, uncountBetween } from '@/lib/classify/features/split'
import { countSign, endRun, RunKind, setKeys, stretch } from '@/lib/classify/features/stretch'
import { UnitClass, unitClasses } from '@/lib/classify/features/unit-class'

/** Words that the splitter found, those of them that were looked at so far, and those kept. */
let split = 0
let taken = 0
let kept = 0
/** End of the code that is being read, or 0 outside code. */
let codeTo = 0

/**
 * Cuts links out of the words that the splitter found, tells code from prose, and joins what an apostrophe stands in.
 * Words that are kept move to the front. @returns false when the stretch must be read closely: a letter above U+FFFF,
 * a mark or an unseen character belongs to a word
 */
export const cutSpots = makeCutter()

/** Buffers are closed over for the reason told at the splitter. */
function makeCutter(): (plain: boolean) => boolean {
  const { units, event } = stretch
  const classes = unitClasses
  return (plain) => {
    const { events } = stretch
    split = stretch.words
    taken = 0
    kept = 0
    codeTo = 0
    for (let e = 0; e < events; e++) {
      const i = event[e] as number
      const unitClass = classes[units[i] as number] as number
      if (unitClass >= UnitClass.surrogate) {
        if (mustReadClosely(i, unitClass)) return false
        if (unitClass === UnitClass.surrogate && !plain && i >= stretch.floor && isPair(i)) countEmoji(pairClass(i))
        continue
      }
      if (codeTo > 0 && i >= codeTo) endCode()
      if (unitClass === UnitClass.other) {
        if (i >= stretch.floor || codeTo > 0) join(i)
      } else if (i < stretch.floor || plain) {
        // Part of a link or of code.
      } else if (unitClass === UnitClass.emoji) countEmoji(CharClass.emoji)
      else if (unitClass === UnitClass.bracket) stretch.bracket = i
      else if (unitClass === UnitClass.tick || unitClass === UnitClass.tilde) beginCode(e)
      else if (findLink(i, unitClass)) cutLink(i)
    }
    if (codeTo > 0) endCode()
    take(stretch.length)
    stretch.words = kept
    endRun(plain ? RunKind.code : RunKind.prose)
    return true
  }
}

/** Whether the surrogate, mark or unseen character at `i` is or may be a part of a word. */
function mustReadClosely(i: number, unitClass: number): boolean {
  if (unitClass === UnitClass.inside) return isInWord(i)
  if (!isPair(i)) return false
  const charClass = pairClass(i)
  return charClass !== CharClass.emoji && (charClass !== CharClass.other || isInWord(i))
}

function countEmoji(charClass: number): void {
  const { unitCounts } = stretch
  if (charClass === CharClass.emoji) unitCounts[UnitClass.emoji] = (unitCounts[UnitClass.emoji] as number) + 1
}

function isInWord(i: number): boolean {
  return i > 0 && (unitClasses[stretch.units[i - 1] as number] as number) >= UnitClass.letter
}

/** Keeps the words that end at `until` or before. */
function take(until: number): void {
  const { wordStart, wordEnd, wordKey1, wordKey2 } = stretch
  if (kept === taken) {
    if (until === stretch.length) taken = split
    else while (taken < split && (wordEnd[taken] as number) <= until) taken++
    kept = taken
    return
  }
  for (; taken < split && (wordEnd[taken] as number) <= until; taken++) {
    wordStart[kept] = wordStart[taken] as number
    wordEnd[kept] = wordEnd[taken] as number
    wordKey1[kept] = wordKey1[taken] as number
    wordKey2[kept++] = wordKey2[taken] as number
  }
}

/** Makes one word of what stands before and after the apostrophe at `i`. */
function join(i: number): void {
  const { wordStart, wordEnd, first } = stretch
  if (!isInWord(i) || !joinsLetters(i)) return
  take(i)
  const last = kept - 1
  if (last < first || wordEnd[last] !== i || taken === split || wordStart[taken] !== i + 1) return
  wordEnd[last] = wordEnd[taken++] as number
  setKeys(last)
}

/** Takes the link that was found at `i` out of the prose: the words that turned out to be its beginning, too. */
function cutLink(i: number): void {
  const { wordStart, wordEnd, first } = stretch
  const { kind, start, end } = foundLink
  take(start)
  while (kept > first && (wordEnd[kept - 1] as number) > start) countSign(--kept)
  stretch.words = kept
  endRun(RunKind.prose)
  keepLink(kind, start, end)
  uncount(start, end)
  stretch.floor = end
  for (; taken < split && (wordEnd[taken] as number) <= end; taken++)
    if ((wordStart[taken] as number) < i) countSign(taken)
  if (taken === split || (wordStart[taken] as number) >= end) return
  // The link ends within a word: the rest of that is one.
  wordStart[taken] = end
  setKeys(taken)
}

/** Begins a fenced block or an inline code span at a mark, if one does. */
function beginCode(e: number): void {
  const { event, length } = stretch
  const start = event[e] as number
  const fence = isFence(start)
  const closing = fence ? closingFence(e) : closingTick(e)
  if (closing < 0 && !fence) return
  const end = closing < 0 ? length : (event[closing] as number) + (fence ? 3 : 1)
  take(start)
  stretch.words = kept
  endRun(RunKind.prose)
  uncountBetween(e, closing)
  stretch.code += end - start
  stretch.floor = end
  codeTo = end
}

/** The event at which the fence that event `e` opens is closed, or -1. */
function closingFence(e: number): number {
  const { units, event, events, length } = stretch
  const start = event[e] as number
  const mark = units[start] as number
  for (let j = e + 1; j < events; j++) {
    const i = event[j] as number
    if (units[i] !== mark || units[i - 1] !== 0x0a || i < start + 4 || i + 2 >= length) continue
    if (units[i + 1] === mark && units[i + 2] === mark) return j
  }
  return -1
}

/** The event at which the inline code span that event `e` opens is closed, or -1. */
function closingTick(e: number): number {
  const { units, event, events } = stretch
  const start = event[e] as number
  if (units[start] !== 0x60 || isTripled(start)) return -1
  for (let j = e + 1; j < events && (event[j] as number) < start + longestInline; j++) {
    if (units[event[j] as number] === 0x60) return hasNewline(e, j) ? -1 : j
  }
  return -1
}

function endCode(): void {
  take(codeTo)
  stretch.words = kept
  endRun(RunKind.code)
  codeTo = 0
}
