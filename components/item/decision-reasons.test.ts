import { expect, test } from 'vitest'
import { noReason, reasonText } from './decision-reasons'

test.each([
  [noReason, undefined],
  [{ kind: 'Gambling', note: ' ' }, 'Gambling'],
  [{ kind: null, note: 'seen before' }, 'seen before'],
  [{ kind: 'Other', note: ' seen before ' }, 'Other: seen before'],
])('%j', (reason, text) => {
  expect(reasonText(reason)).toBe(text)
})

test('fits what the server takes', () => {
  expect(reasonText({ kind: 'Other', note: 'x'.repeat(600) })).toHaveLength(500)
})
