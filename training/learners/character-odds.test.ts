import { expect, test } from 'vitest'
import { CharacterOdds, readable } from '@/training/learners/character-odds'

test('odds are above 0 for what is like spam, below for what is like ham, and soft ones agree but grow slowly', () => {
  const odds = new CharacterOdds()
  odds.learn('cheap pills online', true)
  odds.learn('the build fails on main', false)
  expect(odds.of('cheap pills')).toBeGreaterThan(0)
  expect(odds.of('build fails')).toBeLessThan(0)
  const long = 'cheap pills online '.repeat(50)
  expect(odds.of(long)).toBeGreaterThan(10 * odds.of('cheap pills online '))
  expect(odds.soft(long)).toBeGreaterThan(0)
  expect(odds.soft(long)).toBeLessThan(10)
})

test('a text is read from its beginning, in small letters, blanks as one', () => {
  expect(readable({ title: 'Hello  World', description: 'a\n\n\tB' })).toBe('hello world a b')
  expect(readable({ body: 'x'.repeat(1e6) })).toHaveLength(1_000)
})
