import { expect, test } from 'vitest'
import { splitName } from '@/training/names/split-name'

test.each([
  ['CS2-SkinChanger', ['cs', '2', 'skin', 'changer']],
  ['my_first.website', ['my', 'first', 'website']],
  ['XMLParser2024v3', ['xml', 'parser', '2024', 'v', '3']],
  ['-Wallet--Finder-', ['wallet', 'finder']],
  ['---', []],
])('%s', (name, words) => {
  expect(splitName(name)).toEqual(words)
})
