import { expect, test } from 'vitest'
import { assertBlockMeant } from './allow-block'
import { defaultSettings } from './settings'

const allowing = { ...defaultSettings, spamcheck: { ...defaultSettings.spamcheck, allowBlock: true } }

test.each([undefined, '', 'act', 'bann'])('allowing BLOCK takes the word: %s', (confirm) => {
  const change = { before: defaultSettings, after: allowing, confirm }
  expect(() => assertBlockMeant(change)).toThrowError(expect.objectContaining({ code: 'bad_request' }))
})

test('with the word, and for whatever doesn’t newly allow it, nothing is asked', () => {
  assertBlockMeant({ before: defaultSettings, after: allowing, confirm: ' Ban ' })
  assertBlockMeant({ before: allowing, after: allowing, confirm: undefined })
  assertBlockMeant({ before: allowing, after: defaultSettings, confirm: undefined })
})
