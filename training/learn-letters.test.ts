import { expect, test } from 'vitest'
import { swayOf } from '@/lib/classify/letters/weigh-letters'
import type { ItemContent } from '@/lib/fetch/item'
import { countLetters } from '@/training/learn-letters'

const note = (body: string): ItemContent => ({ kind: 'note', fields: { body } })
const repeated = (body: string, spam: boolean, part: number) =>
  Array.from({ length: 4 }, (_, i) => ({ content: note(`${body} ${i}`), spam, part }))
const rows = [
  ...repeated('win a casino bonus', true, 0),
  ...repeated('the parser fails', false, 0),
  ...repeated('casino engine in rust', false, 1),
]

test('what is usual in spam sways to spam, what is usual in ham to ham', () => {
  const cells = countLetters(rows, 2).cellsFor([0])
  expect(swayOf(cells, note('a casino bonus'))).toBeGreaterThan(2)
  expect(swayOf(cells, note('parser fails'))).toBeLessThan(-2)
})

test('parts that are left out teach nothing', () => {
  const counts = countLetters(rows, 2)
  const text = note('casino engine in rust')
  expect(swayOf(counts.cellsFor([0, 1]), text)).toBeLessThan(swayOf(counts.cellsFor([0]), text))
  const alone = countLetters(
    rows.filter(({ part }) => part === 0),
    2,
  )
  // A million numbers: compared one by one they take seconds.
  expect(Buffer.from(counts.cellsFor([0]).buffer).equals(Buffer.from(alone.cellsFor([0]).buffer))).toBe(true)
})
