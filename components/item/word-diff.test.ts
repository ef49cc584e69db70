import { expect, test } from 'vitest'
import { wordDiff } from './word-diff'

test('tells which words came and went', () => {
  expect(wordDiff('visit my site', 'visit our site')).toEqual({
    by: 'words',
    parts: [
      { text: 'visit ', change: 'same' },
      { text: 'my', change: 'removed' },
      { text: 'our', change: 'added' },
      { text: ' site', change: 'same' },
    ],
  })
})

const words = (name: string, count: number, between = ' ') =>
  Array.from({ length: count }, (_, index) => `${name}${index}`).join(between)

test('long texts are compared by lines', () => {
  const text = words('line ', 10_000, '\n')
  const { by, parts } = wordDiff(`${text}\nold`, `${text}\nnew`)
  expect(by).toBe('lines')
  expect(parts.map(({ change }) => change)).toEqual(['same', 'removed', 'added'])
})

test.each([
  ['of words', words('a', 4_000), words('b', 4_000)],
  ['of lines', words('a', 20_000, '\n'), words('b', 20_000, '\n')],
])('texts %s that share nothing are given whole instead of being aligned', (_, before, after) => {
  const { parts } = wordDiff(before, after)
  expect(parts.map(({ change }) => change)).toEqual(['removed', 'added'])
})

test('nothing is lost: what stays and what came make up the new text', () => {
  const [before, after] = ['a\u200bb c\n\u202ed e', 'a b c\nd \u202ee f']
  const { parts } = wordDiff(before, after)
  const without = (left: string) =>
    parts
      .filter(({ change }) => change !== left)
      .map(({ text }) => text)
      .join('')
  expect(without('removed')).toBe(after)
  expect(without('added')).toBe(before)
})
