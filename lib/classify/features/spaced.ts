import { CharClass } from '@/lib/classify/features/char-class'
import { type Disguise, type Folded, noteDisguise } from '@/lib/classify/features/fold'
import { hashStart, hashStep } from '@/lib/classify/features/hash'
import type { Tokens } from '@/lib/classify/features/tokens'

/** Fewer single letters in a row are an abbreviation or a list. */
const fewestLetters = 5

/**
 * Puts words back together that were written letter by letter ("c a s i n o", "v.i.a.g.r.a"): the letters are moved
 * next to each other in `folded` and become one token, so that everything after reads the word.
 */
export function joinSpaced(options: { folded: Folded; tokens: Tokens; disguise: Disguise }): void {
  const { folded, tokens, disguise } = options
  let written = 0
  for (let t = 0; t < tokens.length; ) {
    const run = runLength(tokens, t)
    if (run < fewestLetters) {
      copy(t, written++)
      t++
      continue
    }
    const start = tokens.start[t] ?? 0
    const last = tokens.start[t + run - 1] ?? start
    noteDisguise(disguise.spaced, folded.from[start] ?? 0, folded.to[last] ?? 0)
    let hash = hashStart
    for (let n = 0; n < run; n++) {
      const from = tokens.start[t + n] ?? 0
      const unit = folded.units[from] ?? 0
      folded.units[start + n] = unit
      folded.from[start + n] = folded.from[from] ?? 0
      folded.to[start + n] = folded.to[from] ?? 0
      hash = hashStep(hash, unit)
    }
    // What is left of the stretch is blanked, so that no later reader sees the letters twice.
    for (let at = start + run; at <= last; at++) folded.units[at] = 0x20
    tokens.start[written] = start
    tokens.end[written] = start + run
    tokens.hash[written] = hash
    tokens.kind[written++] = CharClass.latin
    t += run
  }
  tokens.length = written

  function copy(from: number, to: number): void {
    tokens.start[to] = tokens.start[from] ?? 0
    tokens.end[to] = tokens.end[from] ?? 0
    tokens.hash[to] = tokens.hash[from] ?? 0
    tokens.kind[to] = tokens.kind[from] ?? 0
  }
}

/** How many single Latin or Cyrillic letters follow each other from `t` on, each one separator apart. */
function runLength(tokens: Tokens, t: number): number {
  let n = 0
  for (; t + n < tokens.length; n++) {
    const at = t + n
    const start = tokens.start[at] ?? 0
    const kind = tokens.kind[at] ?? 0
    if ((tokens.end[at] ?? 0) - start !== 1 || (kind !== CharClass.latin && kind !== CharClass.cyrillic)) break
    if (n > 0 && start - (tokens.start[at - 1] ?? 0) !== 2) break
  }
  return n
}
