import { expect, test } from 'vitest'
import { rankPairs } from '@/training/rank-pairs'

test('counts the pairs whose spam stands above its ham; a tie is wrong, and lines without a pair say nothing', () => {
  const scored = [
    { pair: 'a', spam: true, score: 0.9 },
    { pair: 'a', spam: false, score: 0.2 },
    { pair: 'b', spam: true, score: 0.5 },
    { pair: 'b', spam: false, score: 0.5 },
    { spam: true, score: 0.1 },
    { pair: 'c', spam: true, score: 0.1 },
  ]
  expect(rankPairs(scored)).toMatchObject({ hits: 1, of: 2 })
  expect(rankPairs(scored.slice(4))).toBeNull()
})
