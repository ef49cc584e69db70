import { expect, test } from 'vitest'
import { titleWith } from './use-title-count'

test.each([
  ['Queue · Natterjack', 23, '(23) Queue · Natterjack'],
  ['(23) Queue · Natterjack', 22, '(22) Queue · Natterjack'],
  ['(23) Queue · Natterjack', 0, 'Queue · Natterjack'],
  ['Audit · Natterjack', 4_000, '(999+) Audit · Natterjack'],
  ['(999+) Audit · Natterjack', 1, '(1) Audit · Natterjack'],
])('%s with %d waiting', (title, count, shown) => {
  expect(titleWith(title, count)).toBe(shown)
})
