import { expect, test } from 'vitest'
import { defaultThresholds } from '../settings/settings'
import { bandOf } from './band'

test.each([
  [0, 'fine'],
  [0.399, 'fine'],
  [0.4, 'unsure'],
  [0.5, 'likely'],
  [0.899, 'likely'],
  [0.9, 'sure'],
  [1, 'sure'],
])('%d is %s', (score, band) => {
  expect(bandOf(score, defaultThresholds)).toBe(band)
})
