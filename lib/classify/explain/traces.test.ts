import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mostTraces, placeOf, tracesOf } from '@/lib/classify/explain/traces'

const valuesOf = (body: string) => tracesOf({ kind: 'note', fields: { body } }).map(({ value }) => value)

test.each([
  ['https://www.Shop.pills.example:8080/now?ref=1', 'pills.example'],
  ['pills-shop.com', 'pills-shop.com'],
  ['http://user:pw@pills.example@evil.example/', 'evil.example'],
  ['https://t.me/Pills_Bot?start=1', 't.me/pills_bot'],
  ['https://bit.ly/3xYz', 'bit.ly/3xyz'],
  ['https://chat.whatsapp.com/AbC', 'chat.whatsapp.com/abc'],
  ['https://pills.blogspot.com/2026/11/buy.html', 'pills.blogspot.com'],
  ['https://sites.google.com/view/pills', 'sites.google.com'],
  ['https://10.1.2.3/x', '10.1.2.3'],
  ['https://github.com/pills/pills', null],
  ['https://', null],
])('%s leads to %s', (url, place) => {
  expect(placeOf(url)).toBe(place)
})

test('places and contacts, each once, however they are written', () => {
  const body = `See [here](https://pills.example/a) and https://pills.example/b, call +1 (800) 555-0100 or 1-8oo-555-o1oo,
    write to Buy@Pills.example; the code is on https://github.com/pills/pills`
  expect(valuesOf(body)).toEqual(['pills.example', 'tel:18005550100', 'mail:buy@pills.example'])
})

test('whatever the text: few, short, and what Postgres takes', { timeout: 60_000 }, () => {
  const piece = fc.constantFrom(
    'https://',
    '.com',
    '/',
    '@',
    'a',
    '1800555010',
    '\u0000',
    '\ud835',
    '\u200b',
    ' ',
    '﹫',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.array(piece, { maxLength: 60 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, (body) => {
      const values = valuesOf(body)
      expect(values.length).toBeLessThanOrEqual(mostTraces)
      expect(new Set(values).size).toBe(values.length)
      for (const value of values) {
        expect(value.length).toBeLessThanOrEqual(200)
        expect(value).not.toMatch(/\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/)
      }
    }),
  )
})
