import { isZero } from '@/lib/classify/features/is-zero'
import { stretch } from '@/lib/classify/features/stretch'
import { Slot, wordShift } from '@/lib/classify/features/word-slot'
import { homeOf, idMask, type WordTable } from '@/lib/classify/features/word-table'

/**
 * Gives the words from `first` to before `end` their numbers in a table, by the keys that were computed while reading them:
 * all at once, so that the processor waits for the places of many words at a time. Notes whether five single letters follow
 * each other, each one separator after the last.
 */
export const findRun = makeFinder()

/** Buffers are closed over for the reason told at the splitter. */
function makeFinder(): (table: WordTable, first: number, end: number) => void {
  const { word, wordStart, wordEnd, wordKey1, wordKey2 } = stretch
  return (table, first, end) => {
    const { data, index } = table
    let singles = 0
    let spaced = 0
    let before = -1
    for (let t = first; t < end; t++) {
      const after = wordEnd[t] as number
      const start = wordStart[t] as number
      const single = isZero((after - start - 1) | (start - before - 1))
      singles = (singles + single) & -single
      spaced |= singles >>> 2
      before = after
      const key1 = wordKey1[t] as number
      const key2 = wordKey2[t] as number
      const id = (index[homeOf(key1)] as number) & idMask
      const base = id << wordShift
      const found = ((data[base + Slot.key1] as number) ^ key1) | ((data[base + Slot.key2] as number) ^ key2)
      word[t] = found === 0 ? id : table.findInRun(t, key1, key2)
    }
    if (spaced > 0) stretch.spaced = true
  }
}
