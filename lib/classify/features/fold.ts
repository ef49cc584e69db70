import { astralHanArea, CharClass, charClasses, emojiArea, isWordClass } from '@/lib/classify/features/char-class'
import { foldTable } from '@/lib/classify/features/fold-table'

/** Text as it is matched: `units[i]` was written at `from[i]` to `to[i]` of what was folded. */
export type Folded = { units: Uint16Array; from: Int32Array; to: Int32Array; length: number }

/** What folding undid, with where it was done (positions in what was folded, pairs of start and end, at most 16 a kind). */
export type Disguise = {
  /** Unseen characters inside words of scripts that need none. */
  invisible: number[]
  /** Letters in mathematical, enclosed or small-capital costume. */
  fancy: number[]
  fullwidth: number[]
  /** Three or more combining marks on one letter. */
  stacked: number[]
  /** Words written with letters of another script that look like Latin ones. */
  lookalike: number[]
  /** Words written letter by letter, and digits in place of letters. */
  spaced: number[]
}

export function newFolded(capacity: number): Folded {
  return { units: new Uint16Array(capacity), from: new Int32Array(capacity), to: new Int32Array(capacity), length: 0 }
}

export function resetDisguise(disguise: Disguise): void {
  empty(disguise.invisible)
  empty(disguise.fancy)
  empty(disguise.fullwidth)
  empty(disguise.stacked)
  empty(disguise.lookalike)
  empty(disguise.spaced)
}

function empty(list: number[]): void {
  if (list.length > 0) list.length = 0
}

export function newDisguise(): Disguise {
  return { invisible: [], fancy: [], fullwidth: [], stacked: [], lookalike: [], spaced: [] }
}

/** Notes a disguised stretch; neighbours become one. */
export function noteDisguise(list: number[], start: number, end: number): void {
  const last = list.length - 1
  const lastEnd = list[last]
  if (lastEnd !== undefined && start <= lastEnd + 1 && end >= lastEnd) list[last] = end
  else if (list.length < 32) list.push(start, end)
}

/**
 * Folds the UTF-16 units `source[start, end)` into `out`, replacing what was there. Linear in the length; never writes
 * more than four units for one read. `out` must hold 4 × (end - start).
 */
export function foldInto(options: {
  source: Uint16Array
  start: number
  end: number
  out: Folded
  disguise: Disguise
}): void {
  const { source, start, end, out, disguise } = options
  const { units, from, to } = out
  const { single, several, fancy, mathLetters } = foldTable
  let n = 0
  let marks = 0
  for (let i = start; i < end; i++) {
    const unit = source[i] ?? 0
    if (unit < 0x80) {
      units[n] = single[unit] ?? unit
      from[n] = i
      to[n++] = i + 1
      marks = 0
      continue
    }
    if (unit >= 0xd800 && unit < 0xe000) {
      const next = unit < 0xdc00 && i + 1 < end ? (source[i + 1] ?? 0) : 0
      if (next < 0xdc00 || next > 0xdfff) {
        units[n] = 0xfffd
        from[n] = i
        to[n++] = i + 1
        continue
      }
      const point = (unit - 0xd800) * 0x400 + (next - 0xdc00) + 0x10000
      const folded = foldAstral(point, mathLetters)
      if (folded === 0) noteInvisible(i, i + 2)
      else {
        if (folded < emojiArea && folded !== 0xfffd) noteDisguise(disguise.fancy, i, i + 2)
        units[n] = folded
        from[n] = i
        to[n++] = i + 2
      }
      i++
      marks = 0
      continue
    }
    const charClass = charClasses[unit] ?? 0
    if (charClass === CharClass.invisible) {
      noteInvisible(i, i + 1)
      continue
    }
    if (charClass === CharClass.mark) {
      marks++
      if (marks >= 3 && unit < 0x370) noteDisguise(disguise.stacked, i, i + 1)
      continue
    }
    marks = 0
    const costume = fancy[unit]
    if (costume === 1) noteDisguise(disguise.fancy, i, i + 1)
    else if (costume === 2 && isWordClass(charClasses[single[unit] ?? 0] ?? 0))
      noteDisguise(disguise.fullwidth, i, i + 1)
    const folded = single[unit] ?? unit
    if (folded !== 0) {
      units[n] = folded
      from[n] = i
      to[n++] = i + 1
      continue
    }
    for (const part of several.get(unit) ?? []) {
      units[n] = part
      from[n] = i
      to[n++] = i + 1
    }
  }
  out.length = n

  function noteInvisible(at: number, after: number): void {
    if (n === 0 || after >= end) return
    const before = charClasses[units[n - 1] ?? 0] ?? 0
    const next = charClasses[source[after] ?? 0] ?? 0
    if (needsNoJoiner(before) && (needsNoJoiner(next) || next === CharClass.invisible))
      noteDisguise(disguise.invisible, at, after)
  }
}

/** Scripts in which an unseen character inside a word has no honest use. */
function needsNoJoiner(charClass: number): boolean {
  return charClass >= CharClass.digit && charClass <= CharClass.greek
}

/** One BMP unit for a character above U+FFFF, or 0 when it is not seen. */
export function foldAstral(point: number, mathLetters: Uint16Array): number {
  if (point >= 0x1d400 && point < 0x1d800) return mathLetters[point - 0x1d400] ?? 0xfffd
  if (point >= 0x1f130 && point <= 0x1f149) return 0x61 + point - 0x1f130
  if (point >= 0x1f150 && point <= 0x1f169) return 0x61 + point - 0x1f150
  if (point >= 0x1f170 && point <= 0x1f189) return 0x61 + point - 0x1f170
  if (point >= 0x1fbf0 && point <= 0x1fbf9) return 0x30 + point - 0x1fbf0
  if (point >= 0x1f000 && point < 0x1fb00) return emojiArea + (point & 0x7ff)
  if (point >= 0x20000 && point < 0x34000) return astralHanArea + (point & 0x7ff)
  if (point >= 0xe0000 && point < 0xe01f0) return 0
  return 0xfffd
}
