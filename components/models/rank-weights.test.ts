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

test('names that share one weight share a line', () => {
  const weights = ['877-555', '844)555', '800-555'].map((name) => ({ name, before: 4.92, after: 2.84 }))
  expect(ranked([...weights, { name: 'casino', before: 4.92, after: 2 }]).down.map(({ name }) => name)).toEqual([
    'casino',
    '877-555 and 2 more like it',
  ])
})
