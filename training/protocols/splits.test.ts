import { expect, test } from 'vitest'
import { batchesOf, leaveOneOut, splitByClass, splitByFold, splitSms } from '@/training/protocols/splits'

test('SMS: the first 1,674 train, the last 3,900 test', () => {
  const { train, test } = splitSms(5_574)
  expect([train.length, train[0], train.at(-1)]).toEqual([1_674, 0, 1_673])
  expect([test.length, test[0], test.at(-1)]).toEqual([3_900, 1_674, 5_573])
})

test('comments: of each class the first 70 %, rounded down', () => {
  // Spam at 0, 2, 3, 5; ham at 1, 4, 6.
  const { train, test } = splitByClass([true, false, true, true, false, true, false])
  expect([...train]).toEqual([0, 1, 2, 4])
  expect([...test]).toEqual([3, 5, 6])
})

test('ten rows of a class: seven train, although 0.7 × 10 is less than 7 in binary', () => {
  expect(splitByClass(Array.from({ length: 10 }, () => true)).train).toHaveLength(7)
})

test('leaving one out: no row of it trains, every row tests once', () => {
  const keys = ['b', 'a', 'b', 'c']
  const splits = leaveOneOut(keys)
  expect(splits.map(({ left, train, test }) => [left, [...train], [...test]])).toEqual([
    ['a', [0, 2, 3], [1]],
    ['b', [1, 3], [0, 2]],
    ['c', [0, 1, 2], [3]],
  ])
})

test('mail: batches of 100 in order, the last one shorter', () => {
  const batches = batchesOf(100, 250)
  expect(batches.map((batch) => [batch[0], batch.length])).toEqual([
    [0, 100],
    [100, 100],
    [200, 50],
  ])
})

test('folds: each row tests in its own and trains in all others', () => {
  const splits = splitByFold([0, 1, 0, 2], 3)
  expect(splits.map(({ train, test }) => [[...train], [...test]])).toEqual([
    [
      [1, 3],
      [0, 2],
    ],
    [[0, 2, 3], [1]],
    [[0, 1, 2], [3]],
  ])
})
