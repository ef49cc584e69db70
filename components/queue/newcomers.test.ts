import { expect, test } from 'vitest'
import { newcomers } from './newcomers'

test.each<[string, number[], number[], boolean, number[]]>([
  ['nothing new', [1, 2, 3], [1, 2, 3], false, []],
  ['one before known rows', [9, 1, 2], [1, 2], false, [9]],
  ['rows that moved up from the next page', [2, 3, 4, 5], [1, 2, 3], false, []],
  ['both at once', [2, 9, 3, 4], [1, 2, 3], false, [9]],
  ['at the end of a list that was loaded whole', [1, 2, 9], [1, 2], true, [9]],
  ['into an empty list', [9], [], true, [9]],
  ['nothing known any more', [8, 9], [1], false, [8, 9]],
])('%s', (_, head, known, atEnd, fresh) => {
  expect(newcomers(head, new Set(known), atEnd)).toEqual(fresh)
})
