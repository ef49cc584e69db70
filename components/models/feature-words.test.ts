import { expect, test } from 'vitest'
import { featureWords } from './feature-words'

test.each([
  ['says:gambling:prose:1', 'gambling'],
  ['says:gambling:name:dense', 'gambling in a name or title'],
  ['length:120', 'at least 120 words'],
  ['link:count:1', 'at least one link'],
  ['author:age:1', 'account at least one day old'],
  ['author:sign-ins:5', 'at least 5 sign-ins'],
  ['author:visibility-private', 'visibility: private'],
  ['place:none:prose', 'nothing of software work in it'],
  ['place:marks:3', 'marks of software work'],
  ['link:to-shortener', 'a link to a shortener'],
  ['link:to-file-locker', 'a link to a file locker'],
  ['link:named', 'a link with words in its place'],
  ['together:trade-phone', 'an offer and a telephone number together'],
  ['together:ask-out-of-place', 'a request to the reader where nothing is about software'],
  ['link:unheard-of', 'link: unheard of'],
  ['says:unheard:prose:1', 'says: unheard prose 1'],
  ['something-new', 'something new'],
])('%s is told as: %s', (name, words) => {
  expect(featureWords(name)).toBe(words)
})
