import { expect, test } from 'vitest'
import { wordDiff } from './word-diff'

test('tells which words came and went', () => {
  expect(wordDiff('visit my site', 'visit our site')).toEqual([
    { text: 'visit ', change: 'same' },
    { text: 'my', change: 'removed' },
    { text: 'our', change: 'added' },
    { text: ' site', change: 'same' },
  ])
})

test('texts that share nothing are given whole instead of being aligned', () => {
  const words = (name: string) => Array.from({ length: 4_000 }, (_, index) => `${name}${index}`).join(' ')
  expect(wordDiff(words('a'), words('b')).map(({ change }) => change)).toEqual(['removed', 'added'])
})
