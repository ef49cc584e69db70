import { expect, test } from 'vitest'
import type { Model } from '@/lib/classify/model'
import { encodeModel } from '@/lib/classify/model-file'
import { scoreContent } from '@/lib/classify/score-content'
import { defaultLearnOptions, learn } from '@/training/learn'
import { makeRows } from '@/training/testing-rows'
import { toModel } from '@/training/to-model'
import { vectorise } from '@/training/vectorise'

function train(seed = 1): Model {
  const vectors = vectorise({ rows: makeRows(), bits: 12 })
  const rows = Int32Array.from(vectors.spam.keys())
  return toModel({
    weights: learn({ vectors, rows, options: { ...defaultLearnOptions, seed } }),
    vectors,
    name: 'test',
  })
}

test('the same rows and seed give the same model, byte for byte; another seed gives another', () => {
  const [one, two, other] = [1, 1, 2].map((seed) => encodeModel(train(seed)))
  expect(one?.equals(two ?? Buffer.alloc(0))).toBe(true)
  expect(one?.equals(other ?? Buffer.alloc(0))).toBe(false)
})

test('learns what its rows say', () => {
  const model = train()
  const scoreOf = (body: string): number => scoreContent({ model, content: { kind: 'note', fields: { body } } }).score
  expect(scoreOf('casino bonus, watch movie free')).toBeGreaterThan(scoreOf('parser test for the login form') + 0.3)
})
