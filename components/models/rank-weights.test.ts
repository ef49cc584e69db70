import { expect, test } from 'vitest'
import { ranked } from './rank-weights'

test('rising and falling apart, the largest change first, each name once', () => {
  const weights = [
    { name: 'a', before: 0, after: 0.1 },
    { name: 'b', before: 0.5, after: 0.1 },
    { name: 'c', before: 0, after: 0.9 },
    { name: 'a', before: 0, after: 0.7 },
    { name: 'd', before: 0.3, after: 0.3 },
  ]
  const { up, down } = ranked(weights)
  expect(up.map(({ name, after }) => [name, after])).toEqual([
    ['c', 0.9],
    ['a', 0.7],
  ])
  expect(down.map(({ name }) => name)).toEqual(['b'])
})
