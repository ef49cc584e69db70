import { expect, test } from 'vitest'
import { reasonWords, weightWords } from './reason-words'

test.each([
  ['words: you, %, win', 2, 'Wording that is common in spam: “win”'],
  ['words: you, %, 24', 2, 'Wording that is common in spam'],
  ['words that are usual here: pipeline, the', -1, 'Wording of ordinary posts: “pipeline”'],
  ['words that are usual here: den, der, wird, es, datei', -1, 'Wording of ordinary posts: “datei”'],
  ['words: 赌场, you', 2, 'Wording that is common in spam: “赌场”'],
  [
    'an offer, and a way to take it (trade link, trade ask, trade out of place, ask link)',
    4,
    'Offers something and says how to get it',
  ],
  ['how much of the text is an offer', -1, 'Little of the text is an offer'],
  ['author and place (account age, no two-factor sign-in)', 1, 'About the author: account age, no two-factor sign-in'],
  ['links to evil.example (shortened)', 3, 'Links to evil.example (shortened)'],
  ['contacts: +1 555 0100 (WhatsApp)', 3, 'Contacts: +1 555 0100 (WhatsApp)'],
  ['an external model’s own words', 1, 'An external model’s own words'],
  ['constructor', 1, 'Constructor'],
])('%s, weight %d', (text, weight, words) => {
  expect(reasonWords(text, weight).text).toBe(words)
})

test('what was left out for brevity can still be looked up', () => {
  expect(reasonWords('an offer, and a way to take it (trade link)', 1).more).toBe('Found together: trade link.')
})

test.each([
  [0.69, 'multiplies the odds of spam by 2.0'],
  [-2.3, 'divides the odds of spam by 10'],
  [9, 'by more than 1,000'],
])('a weight of %d in words', (weight, words) => {
  expect(weightWords(weight)).toContain(words)
})
