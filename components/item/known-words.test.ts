import { expect, test } from 'vitest'
import { knownOf, knownWords, traceName } from './known-words'

const trace = (value: string, group: 'link' | 'contact' = 'link') => ({
  group,
  value,
  spam: 2,
  notSpam: 1,
  more: false,
})

test.each([
  ['https://pills.example/now?x=1', 'pills.example', true],
  ['https://www.Shop.Pills.example', 'pills.example', true],
  ['https://notpills.example/', 'pills.example', false],
  ['https://other.example/a.pills.example', 'pills.example', false],
  ['https://t.me/Pills_bot?start=1', 't.me/pills_bot', true],
  ['https://t.me/other', 't.me/pills_bot', false],
  ['no address', 'pills.example', false],
])('%s leads to %s: %s', (url, value, leads) => {
  expect(knownOf(url, [trace(value)])?.value).toBe(leads ? value : undefined)
})

test('a number is no place', () => {
  expect(knownOf('https://tel:18005550100', [trace('tel:18005550100', 'contact')])).toBeUndefined()
  expect(traceName('tel:18005550100')).toBe('18005550100')
})

test('says when not all was counted', () => {
  expect(knownWords({ spam: 40, notSpam: 0, more: false })).toBe('in 40 known spam, 0 not spam')
  expect(knownWords({ spam: 480, notSpam: 20, more: true })).toBe('in 480 known spam, 20 not spam, of the newest 500')
})
