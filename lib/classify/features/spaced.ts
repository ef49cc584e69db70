import { CharClass } from '@/lib/classify/features/char-class'
import { type Disguise, noteDisguise } from '@/lib/classify/features/fold'
import { fewestSpaced } from '@/lib/classify/features/read-closely'
import { readWord } from '@/lib/classify/features/read-word'
import { stretch } from '@/lib/classify/features/stretch'
import { Flag, Slot, wordShift } from '@/lib/classify/features/word-slot'
import type { WordTable } from '@/lib/classify/features/word-table'

/** Longer ones are read in parts. */
const mostLetters = 64
const letters = new Uint16Array(mostLetters * 4)

/**
 * Puts words back together that were written letter by letter ("c a s i n o", "v.i.a.g.r.a"): the letters of a run of
 * prose become one word. @returns the word after the run's last
 */
export function joinSpaced(table: WordTable, first: number, end: number, disguise: Disguise): number {
  const { wordStart, wordEnd, word, units } = stretch
  let written = first
  for (let t = first; t < end; ) {
    const run = runLength(table, t, end)
    if (run < fewestSpaced) {
      move(t++, written++)
      continue
    }
    let n = 0
    for (let at = t; at < t + run; at++) {
      const letter = readWord({ source: units, start: wordStart[at] ?? 0, end: wordEnd[at] ?? 0, unmask: false })
      for (let i = 0; i < letter.length && i < 4; i++) letters[n++] = letter.units[i] as number
    }
    const start = wordStart[t] as number
    const last = wordEnd[t + run - 1] as number
    noteDisguise(disguise.spaced, start, last)
    wordStart[written] = start
    wordEnd[written] = last
    word[written++] = table.findWord(letters, 0, n)
    t += run
  }
  return written

  function move(from: number, to: number): void {
    wordStart[to] = wordStart[from] as number
    wordEnd[to] = wordEnd[from] as number
    word[to] = word[from] as number
  }
}

/** How many single Latin or Cyrillic letters follow each other from `t` on, each one separator apart. */
function runLength(table: WordTable, t: number, end: number): number {
  const { wordStart, wordEnd, word, units } = stretch
  let n = 0
  for (; t + n < end && n < mostLetters; n++) {
    const start = wordStart[t + n] as number
    const length = (wordEnd[t + n] as number) - start
    if (length !== 1 && (length !== 2 || ((units[start] as number) & 0xfc00) !== 0xd800)) break
    const kind = (table.data[((word[t + n] as number) << wordShift) + Slot.flags] as number) & Flag.kind
    if (kind !== CharClass.latin && kind !== CharClass.cyrillic) break
    if (n > 0 && start - (wordEnd[t + n - 1] as number) !== 1) break
  }
  return n
}
