import { hashStart } from '@/lib/classify/features/hash'
import { letterLimit, longestRun, middle } from '@/lib/classify/letters/letters'
import { letterUnits, loadLetters, longerRun, markOf, placeOf, runKey } from '@/lib/classify/letters/read-letters'
import type { ItemContent } from '@/lib/fetch/item'

const mostUnits = letterLimit + 2
/** log2 of the places that the hashes of runs ending at one character have. */
const hashShift = 3

/** What each unit of the text that was weighed last adds in half nats, by the longest run that ends there and is known. */
export const letterWeights = new Int8Array(mostUnits)

/** What was weighed last: how many units, and the sum of what they add in half nats. */
export const weighed = { length: 0, sum: 0 }

/**
 * How far an item's letters sway towards spam (above 0) or ham: the square root of what the characters add up to, as they
 * aren't each a reason of its own.
 */
export function swayOf(cells: Uint16Array, content: ItemContent): number {
  weighLetters(cells, content)
  const { sum } = weighed
  return Math.sign(sum) * Math.sqrt(Math.abs(sum))
}

/** Weighs an item's letters. They are in `letterUnits` then, what each adds in `letterWeights`, and all of them in `weighed`. */
export function weighLetters(cells: Uint16Array, content: ItemContent): void {
  weighed.length = loadLetters(content)
  weighed.sum = weigh(cells, weighed.length)
}

/**
 * Weighs the units that were loaded. @returns the sum of what they add. Runs of one length are looked up for all characters
 * before those a character shorter, so that the processor waits for many cells at a time and has nothing to guess.
 */
const weigh = makeWeigher()

// Buffers are closed over for the reason told at the reader of units.
function makeWeigher(): (cells: Uint16Array, length: number) => number {
  const units = letterUnits
  const weights = letterWeights
  const hashes = new Int32Array(mostUnits << hashShift)
  const open = new Uint16Array(mostUnits)
  const [longest, zero, shift, start] = [longestRun, middle, hashShift, hashStart]

  /** The hashes of all runs that end at each unit, by their sizes; those that begin before the text mean nothing. */
  const hashRuns = (length: number): void => {
    let [a, b, c, d, e] = [0, 0, 0, 0, 0]
    for (let i = 0; i < length; i++) {
      const at = i << shift
      const unit = units[i] as number
      const one = longerRun(start, unit)
      const two = longerRun(one, a)
      const three = longerRun(two, b)
      const four = longerRun(three, c)
      const five = longerRun(four, d)
      hashes[at + 1] = one
      hashes[at + 2] = two
      hashes[at + 3] = three
      hashes[at + 4] = four
      hashes[at + 5] = five
      hashes[at + 6] = longerRun(five, e)
      e = d
      d = c
      c = b
      b = a
      a = unit
    }
  }

  return (cells, length) => {
    hashRuns(length)
    let sum = 0
    let count = 0
    for (let i = longest - 1; i < length; i++) open[count++] = i
    for (let size = longest; size > 0; size--) {
      let left = 0
      for (let n = 0; n < count; n++) {
        const i = open[n] as number
        const cell = findCell(cells, runKey(hashes[(i << shift) + size] as number, size))
        const known = -cell >> 31
        const weight = ((cell & 15) - zero) & known
        weights[i] = weight
        sum = (sum + weight) | 0
        open[left] = i
        left += 1 + known
      }
      // No longer run ends at the first characters; the mark at the beginning isn't weighed.
      if (size > 2 && size - 2 < length) open[left++] = size - 2
      count = left
    }
    weights[0] = 0
    return sum
  }
}

/** The cell of a run's key, the first of the four at its place, or 0 where none is known. */
function findCell(cells: Uint16Array, key: number): number {
  const at = placeOf(key)
  const mark = markOf(key) << 4
  const a = cells[at] as number
  const b = cells[at + 1] as number
  const c = cells[at + 2] as number
  const d = cells[at + 3] as number
  const isA = isCell(a, mark)
  const isB = isCell(b, mark)
  const isC = isCell(c, mark)
  const isD = isCell(d, mark)
  return (a & isA) | (~isA & ((b & isB) | (~isB & ((c & isC) | (~isC & d & isD)))))
}

/** -1 (all bits) where a cell has the mark and isn't empty, otherwise 0: without the mark one of another mark is at least 16. */
function isCell(cell: number, mark: number): number {
  return (((cell ^ mark) - 16) & (0 - cell)) >> 31
}
