import { expect, test } from 'vitest'
import { askedKinds } from '../settings/spamcheck-settings'
import { askedKindOf, effectSentence, effectWord } from './effect-in-gitlab'

test('a CAPTCHA is for issues and snippets; everything else is refused', () => {
  const words = askedKinds.map((asked) => [asked, effectWord({ asked, verdict: 'CONDITIONAL_ALLOW' })])
  expect(words).toEqual([
    ['issue', 'CAPTCHA'],
    ['snippet', 'CAPTCHA'],
    ['merge_request', 'refused'],
    ['note', 'refused'],
    ['milestone', 'refused'],
    ['other', 'refused'],
  ])
  expect(effectSentence({ asked: 'note', verdict: 'CONDITIONAL_ALLOW' })).toContain('no CAPTCHA')
})

test.each([
  ['ALLOW', 'saved', 'saves'],
  ['NOOP', 'saved, no opinion', 'no opinion'],
  ['DISALLOW', 'refused', 'refuses'],
  ['BLOCK', 'refused, author banned', 'bans the author'],
] as const)('%s: %s', (verdict, word, sentence) => {
  expect(effectWord({ asked: 'issue', verdict })).toBe(word)
  expect(effectSentence({ asked: 'issue', verdict })).toContain(sentence)
})

test('types', () => {
  expect(['issue', 'merge_request', 'toString'].map(askedKindOf)).toEqual(['issue', 'merge_request', 'other'])
})
