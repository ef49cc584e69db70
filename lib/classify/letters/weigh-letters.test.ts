import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quote } from '@/lib/classify/explain/quote'
import { hashStart } from '@/lib/classify/features/hash'
import { cellBits, cellsAPlace, longestRun, middle } from '@/lib/classify/letters/letters'
import {
  lettersOf,
  letterUnits,
  loadLetters,
  longerRun,
  markOf,
  placeOf,
  rawLimit,
  runKey,
} from '@/lib/classify/letters/read-letters'
import { told } from '@/lib/classify/letters/told.fixture'
import { letterWeights, weighed, weighLetters } from '@/lib/classify/letters/weigh-letters'
import type { ItemContent } from '@/lib/fetch/item'

/** Cells of every kind, empty ones too. */
const cells = new Uint16Array(1 << cellBits).map((_, i) => (i % 5 === 0 ? 0 : Math.imul(i, 0x9e3779b1) >>> 16))
const signs = 'aB \n\u0000\u00a0\u0130\u03a3\ufeff\ud83d\ude00\ud801\udc00éЖ漢.'
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 900 }),
  fc.array(fc.constantFrom(...signs.split('')), { maxLength: 900 }).map((units) => units.join('')),
  fc.string({ unit: fc.constantFrom('a', 'B', ' ', '\t'), maxLength: rawLimit + 100 }),
)
const issue = fc
  .tuple(text, text, text)
  .map(([title, description, more]): ItemContent => ({ kind: 'issue', fields: { title, description, more } }))

/** One character after the other, the longest run first. */
function weighOne(units: string, i: number): number {
  for (let size = Math.min(i + 1, longestRun); size > 0; size--) {
    let hash = hashStart
    for (let n = 0; n < size; n++) hash = longerRun(hash, units.charCodeAt(i - n))
    const key = runKey(hash, size)
    for (let at = placeOf(key); at < placeOf(key) + cellsAPlace; at++) {
      const cell = cells[at] as number
      if (cell !== 0 && cell >>> 4 === markOf(key)) return (cell & 15) - middle
    }
  }
  return 0
}

test('whatever the text: its letters are loaded as they are read, and weighed as one by one', () => {
  fc.assert(
    fc.property(issue, (content) => {
      const read = lettersOf(content)
      const length = loadLetters(content)
      expect(String.fromCharCode(...letterUnits.subarray(0, length))).toBe(read)
      const weights = Array.from({ length }, (_, i) => (i === 0 ? 0 : weighOne(read, i)))
      const sum = weights.reduce((total, weight) => total + weight, 0)
      weighLetters(cells, content)
      expect(weighed).toEqual({ length, sum })
      expect(Array.from(letterWeights.subarray(0, length))).toEqual(weights)
    }),
    { numRuns: 300 },
  )
})

test('the stretches that are told are the first three when all are sorted', () => {
  fc.assert(
    fc.property(issue, fc.constantFrom(1, -1), (content, side) => {
      const read = lettersOf(content)
      const sums = [
        ...read
          .slice(1, -1)
          .replace(/[\ud800-\udbff]$/, '')
          .matchAll(/\S+/g),
      ].map(({ 0: word, index }) => ({
        word,
        sum: sumOf(read, index + 1, word.length) * side,
      }))
      sums.sort((a, b) => b.sum - a.sum)
      const words = new Set(sums.filter(({ sum }) => sum > 0).map(({ word }) => word))
      const quoted = new Set([...words].slice(0, 3).map(shortened))
      quoted.delete('')
      const begin = side > 0 ? 'reads like known spam' : 'reads like honest text'
      const expected = quoted.size > 0 ? `${begin}: ${[...quoted].join(', ')}` : begin
      expect(told(cells, content, side).text).toBe(expected)
    }),
    { numRuns: 300 },
  )
})

function sumOf(read: string, from: number, length: number): number {
  let sum = 0
  for (let i = from; i < from + length; i++) sum += weighOne(read, i)
  return sum
}

function shortened(word: string): string {
  return quote(word, 0, word.length, 24).replace(/[,.;:]+$/, '')
}
