import { expect, test } from 'vitest'
import { verdictNumbers } from './encode-answer'

test('the numbers of the verdicts are GitLab’s: a wrong one may ban somebody', () => {
  expect(verdictNumbers).toEqual({ ALLOW: 0, CONDITIONAL_ALLOW: 1, DISALLOW: 2, BLOCK: 3, NOOP: 4 })
})
