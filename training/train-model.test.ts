import { expect, test } from 'vitest'
import { encodeModel } from '@/lib/classify/model-file'
import { scoreContent } from '@/lib/classify/score-content'
import { makeRows } from '@/training/testing-rows'
import { trainModel } from '@/training/train-model'

test('the same rows and seed give the same model, byte for byte; another seed gives another', () => {
  const [one, two, other] = [1, 1, 2].map((seed) =>
    encodeModel(trainModel({ rows: makeRows(), name: 'test', bits: 12, how: { seed } })),
  )
  expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true)
  expect(one?.equals(other ?? Buffer.alloc(0))).toBe(false)
})

test('learns what its rows say', () => {
  const model = trainModel({ rows: makeRows(), name: 'test', bits: 12 })
  const scoreOf = (body: string): number => scoreContent({ model, content: { kind: 'note', fields: { body } } }).score
  expect(scoreOf('casino bonus, watch movie free')).toBeGreaterThan(scoreOf('parser test for the login form') + 0.3)
})
