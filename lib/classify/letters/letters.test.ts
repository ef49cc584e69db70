import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashStart, hashStep } from '@/lib/classify/features/hash'
import { cellBits, letterLimit, middle } from '@/lib/classify/letters/letters'
import { lettersOf, markOf, placeOf, runKey } from '@/lib/classify/letters/read-letters'
import { told } from '@/lib/classify/letters/told.fixture'
import { swayOf } from '@/lib/classify/letters/weigh-letters'
import { addedByLetters } from '@/lib/classify/letters/with-letters'
import type { ItemContent } from '@/lib/fetch/item'

const note = (body: string): ItemContent => ({ kind: 'note', fields: { body } })

/** Cells that know some runs, each with its weight. */
function cellsOf(runs: Record<string, number>): Uint16Array {
  const cells = new Uint16Array(1 << cellBits)
  for (const [run, weight] of Object.entries(runs)) {
    let hash = hashStart
    for (let i = run.length - 1; i >= 0; i--) hash = hashStep(hash, run.charCodeAt(i))
    const key = runKey(hash, run.length)
    let at = placeOf(key)
    while (cells[at] !== 0) at++
    cells[at] = (markOf(key) << 4) | (weight + middle)
  }
  return cells
}

test('the beginning of all fields is read, in small letters and with single blanks', () => {
  const fields = { title: 'Ab\n\n C', description: 'x'.repeat(5_000) }
  const text = lettersOf({ kind: 'issue', fields })
  expect(text.slice(0, 8)).toBe('\u0002ab c xx')
  expect(text).toHaveLength(letterLimit + 2)
})

test('runs are kept where the models that are out there have them', () => {
  const places = ['a', 'casino'].map((run) => {
    let hash = hashStart
    for (let i = run.length - 1; i >= 0; i--) hash = hashStep(hash, run.charCodeAt(i))
    const key = runKey(hash, run.length)
    return [placeOf(key), markOf(key)]
  })
  expect(places).toEqual([
    [173_696, 2_073],
    [731_216, 3_720],
  ])
})

test('the longest run that is known counts, and nothing where none is', () => {
  const cells = cellsOf({ o: 2, no: -4, ' casin': 7 })
  expect(swayOf(cells, note('zzz'))).toBe(0)
  expect(swayOf(cells, note('o'))).toBeCloseTo(Math.sqrt(2))
  expect(swayOf(cells, note('no'))).toBeCloseTo(-Math.sqrt(4))
  // " casin" ends in n, and then comes "no".
  expect(swayOf(cells, note('a casino'))).toBeCloseTo(Math.sqrt(7 - 4))
})

test('plainly harmless items are not read', () => {
  const letters = { cells: cellsOf({ o: 4 }), weight: 0.5, floor: -6 }
  expect(addedByLetters(letters, note('o'), -6)).toBe(0)
  expect(addedByLetters(letters, note('o'), -5.9)).toBeCloseTo(1)
  expect(addedByLetters(undefined, note('o'), 3)).toBe(0)
})

test('the loudest words of its side are told, where they stand', () => {
  const letters = { cells: cellsOf({ z: 7, y: 3, q: -7 }), weight: 1, floor: -6 }
  const content = note('QQ a Y and Zz')
  expect(told(letters.cells, content, 2)).toEqual({
    group: 'letters',
    text: 'reads like known spam: zz, y',
    weight: 2,
    spans: [
      { field: 'body', start: 11, end: 13 },
      { field: 'body', start: 5, end: 6 },
    ],
  })
  expect(told(letters.cells, content, -1).text).toBe('reads like honest text: qq')
})

test('a word is marked where it stands alone, also behind emoji', () => {
  const letters = { cells: cellsOf({ z: 7, y: 3 }), weight: 1, floor: -6 }
  const body = `${'\u{1f600} '.repeat(20)}yes Y Zz`
  expect(told(letters.cells, note(body), 2)).toMatchObject({
    text: 'reads like known spam: zz, yes, y',
    spans: ['Zz', 'yes', 'Y'].map((word) => {
      const start = body.indexOf(word)
      return { field: 'body', start, end: start + word.length }
    }),
  })
})

test('no mark ends inside an emoji that reading ended in', () => {
  const letters = { cells: cellsOf({ z: 7 }), weight: 1, floor: -6 }
  const spans = told(letters.cells, note(`z${'\u{1f600}'.repeat(letterLimit)}`), 2).spans
  expect(spans).toEqual([{ field: 'body', start: 0, end: letterLimit - 1 }])
})

test('what is quoted alike is quoted once, without what ends a clause', () => {
  const letters = { cells: cellsOf({ z: 7 }), weight: 1, floor: -6 }
  const start = 'zzzzzz-twenty-four-signs'
  expect(told(letters.cells, note(`${start}-one ${start}-two zzzz, ...`), 2).text).toBe(
    `reads like known spam: ${start}, zzzz`,
  )
})

test('whatever the text: a finite sway, and spans inside it', () => {
  const cells = new Uint16Array(1 << cellBits).map((_, i) => (i * 2_654_435_761) & 0xffff)
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3_000 }), (body) => {
      const content = note(body)
      const sway = swayOf(cells, content)
      expect(Number.isFinite(sway)).toBe(true)
      for (const { start, end } of told(cells, content, sway).spans) {
        expect(start).toBeLessThan(end)
        expect(end).toBeLessThanOrEqual(body.length)
      }
    }),
    { numRuns: 200 },
  )
})
