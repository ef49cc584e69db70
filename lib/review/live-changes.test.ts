import { expect, test } from 'vitest'
import { mergeChanges } from './live-changes'

test('joins what is said of one topic, each id once', () => {
  expect(mergeChanges([{ topic: 'item', ids: [1, 2] }, { topic: 'queue' }, { topic: 'item', ids: [2, 3] }])).toEqual([
    { topic: 'item', ids: [1, 2, 3] },
    { topic: 'queue' },
  ])
})

test('"all of it" wins, before and after', () => {
  expect(mergeChanges([{ topic: 'item' }, { topic: 'item', ids: [1] }])).toEqual([{ topic: 'item' }])
  expect(mergeChanges([{ topic: 'item', ids: [1] }, { topic: 'item' }])).toEqual([{ topic: 'item' }])
})

test('too many ids become "all of it"', () => {
  const ids = Array.from({ length: 501 }, (_, id) => id)
  expect(mergeChanges([{ topic: 'item', ids }])).toEqual([{ topic: 'item' }])
})
