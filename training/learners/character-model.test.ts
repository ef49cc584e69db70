import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CharacterModel } from '@/training/learners/character-model'

test('what was read often is likelier than what was not, and its end is known', () => {
  const model = new CharacterModel(3)
  for (let i = 0; i < 20; i++) model.learn('banana')
  expect(model.logProbability('banana')).toBeGreaterThan(model.logProbability('bandit'))
  expect(model.logProbability('banana')).toBeGreaterThan(model.logProbability('banan'))
})

test('by hand: of one "a" read, the next character is "a" with 1/2 + 1/2 · 1/64 where nothing stands before', () => {
  const model = new CharacterModel(0)
  model.learn('a')
  // Two characters were read, "a" and the end, each once: (1 + 2 · 1/64) / (2 + 2).
  expect(model.logProbability('a')).toBeCloseTo(2 * Math.log((1 + 2 / 64) / 4), 10)
})

test('the probability of any text is a number, however much was read', () => {
  const model = new CharacterModel(5)
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (read, asked) => {
      model.learn(read)
      expect(Number.isFinite(model.logProbability(asked))).toBe(true)
    }),
  )
})
