import { expect, test } from 'vitest'
import { askedWords, whatNext } from './asked-words'

test('what was asked and answered, in the words of what GitLab does', () => {
  const call = { type: 'issue', score: 0.61, verdict: 'CONDITIONAL_ALLOW', judged: 'CONDITIONAL_ALLOW' } as const
  expect(askedWords(call)).toBe('GitLab asked before saving: score 61, answered CAPTCHA')
  expect(askedWords({ ...call, type: 'note' })).toBe('GitLab asked before saving: score 61, answered refused')
  expect(askedWords({ ...call, verdict: 'ALLOW' })).toBe(
    'GitLab asked before saving: score 61, answered saved (only watching: it would have been CAPTCHA)',
  )
  expect(askedWords({ ...call, score: null, verdict: 'NOOP', judged: 'NOOP' })).toBe(
    'GitLab asked before saving: no score, answered saved, no opinion',
  )
})

test.each([
  ['issue', 'CONDITIONAL_ALLOW', 'ask for a CAPTCHA'],
  ['note', 'CONDITIONAL_ALLOW', 'told to refuse it'],
  ['issue', 'ALLOW', 'told to save it'],
  ['issue', 'NOOP', 'told to save it'],
  ['issue', 'BLOCK', 'told to refuse it'],
] as const)('what may become of it: %s, %s', (type, verdict, words) => {
  expect(whatNext({ type, verdict })).toContain(words)
})
