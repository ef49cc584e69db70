import { hashStart } from '@/lib/classify/features/hash'
import { cellBits, cellsAPlace, longestRun, middle } from '@/lib/classify/letters/letters'
import { lettersOf, longerRun, markOf, placeOf, runKey } from '@/lib/classify/letters/read-letters'
import type { ItemContent } from '@/lib/fetch/item'
import { RunIndex } from '@/training/run-index'

/** Characters that are taken to exist before any was read. */
const alphabet = 64
/** Runs that occur less often aren't kept, by their length. */
const fewest = [0, 1, 1, 2, 3, 3, 3]
const most = 7

export type LetterRow = { content: ItemContent; spam: boolean; part: number }

/**
 * Counts every run of characters of all rows once, so that tables can be made of any parts of them.
 * @param parts how many there are; a row's is a number below
 */
export function countLetters(rows: Iterable<LetterRow>, parts: number): LetterCounts {
  const index = new RunIndex(2 * parts)
  let before = new Int32Array(longestRun + 1)
  let now = new Int32Array(longestRun + 1)
  for (const { content, spam, part } of rows) {
    const text = lettersOf(content)
    const column = 2 * part + (spam ? 1 : 0)
    for (let i = 0; i < text.length; i++) {
      let hash = hashStart
      let shorter = 0
      for (let size = 1; size <= longestRun && size <= i + 1; size++) {
        hash = longerRun(hash, text.charCodeAt(i - size + 1))
        const run = index.findOrAdd({ key: runKey(hash, size), shorter, context: before[size - 1] as number, size })
        if (i > 0) index.count(run, column)
        now[size] = run
        shorter = run
      }
      const last = before
      before = now
      now = last
    }
  }
  return new LetterCounts(index)
}

/** Counts of runs by part and label. */
export class LetterCounts {
  constructor(readonly index: RunIndex) {}

  /**
   * The cells for the rows of some parts. How likely a character is after others is told by counts of every length, the longer
   * ones trusted by how often they went on in a way known before (Witten & Bell 1991).
   */
  cellsFor(parts: readonly number[]): Uint16Array {
    const { size, shorter, context, key, length } = this.index
    const ham = this.#sum(parts, 0)
    const spam = this.#sum(parts, 1)
    const hamAfter = this.#after(ham)
    const spamAfter = this.#after(spam)
    const inHam = new Float64Array(size).fill(1 / alphabet)
    const inSpam = new Float64Array(size).fill(1 / alphabet)
    const kept: { run: number; weight: number; influence: number }[] = []
    for (let run = 1; run < size; run++) {
      const from = context[run] as number
      inHam[run] = likelihood(ham[run] as number, hamAfter, from, inHam[shorter[run] as number] as number)
      inSpam[run] = likelihood(spam[run] as number, spamAfter, from, inSpam[shorter[run] as number] as number)
      const times = (ham[run] as number) + (spam[run] as number)
      if (times < (fewest[length[run] as number] as number)) continue
      const odds = 2 * Math.log((inSpam[run] as number) / (inHam[run] as number))
      const weight = Math.max(-most, Math.min(most, Math.round(odds)))
      kept.push({ run, weight, influence: times * (0.25 + Math.abs(weight)) })
    }
    // Where a place is full, those that would be missed least are left out.
    kept.sort((a, b) => b.influence - a.influence || a.run - b.run)
    const cells = new Uint16Array(1 << cellBits)
    for (const { run, weight } of kept) put(cells, key[run] as number, weight)
    return cells
  }

  /** How often each run occurs in some parts with a label (0 ham, 1 spam). */
  #sum(parts: readonly number[], label: number): Uint32Array {
    const sums = new Uint32Array(this.index.size)
    for (const part of parts) {
      const column = this.index.columns[2 * part + label] as Uint32Array
      for (let run = 0; run < sums.length; run++) sums[run] = (sums[run] as number) + (column[run] as number)
    }
    return sums
  }

  /** How often, and by how many different characters, each run goes on. */
  #after(counts: Uint32Array): After {
    const { size, context } = this.index
    const met = new Uint32Array(size)
    const different = new Uint32Array(size)
    for (let run = 1; run < size; run++) {
      const count = counts[run] as number
      if (count === 0) continue
      const from = context[run] as number
      met[from] = (met[from] as number) + count
      different[from] = (different[from] as number) + 1
    }
    return { met, different }
  }
}

type After = { met: Uint32Array; different: Uint32Array }

function likelihood(count: number, { met, different }: After, from: number, shorter: number): number {
  const all = met[from] as number
  if (all === 0) return shorter
  const unseen = different[from] as number
  return (count + unseen * shorter) / (all + unseen)
}

function put(cells: Uint16Array, key: number, weight: number): void {
  const at = placeOf(key)
  for (let i = at; i < at + cellsAPlace; i++) {
    if (cells[i] !== 0) continue
    cells[i] = (markOf(key) << 4) | (weight + middle)
    return
  }
}
