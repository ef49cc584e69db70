import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findHidden } from '@/components/text/hidden-characters'
import { findLinks } from './find-links'
import { linkHost } from './link-host'
import { segmentText } from './segment-text'

describe('segmentText', () => {
  test('keeps every character, whatever the text and the marks', () => {
    const pieces = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '[x](',
      'https://e.example/a',
      ')',
      '\u200b',
      '\u202e',
      '<a href="//b.example">',
      '</a>',
      '😀',
      '(',
    )
    const mark = fc.record({ number: fc.integer({ min: 1, max: 5 }), start: fc.nat(60), end: fc.nat(60) })
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), fc.array(mark, { maxLength: 5 }), (parts, marks) => {
        const text = parts.join('')
        expect(
          segmentText(text, marks)
            .map((segment) => segment.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })

  test('cuts at marks and gives overlapping stretches both numbers', () => {
    const marks = [
      { number: 1, start: 0, end: 5 },
      { number: 2, start: 3, end: 8 },
    ]
    expect(segmentText('cheap pills', marks).map(({ text, marks }) => [text, marks])).toEqual([
      ['che', [1]],
      ['ap', [1, 2]],
      [' pi', [2]],
      ['lls', []],
    ])
  })

  test('a link stays whole and carries the marks that touch it', () => {
    const text = 'see https://spam.example/x now'
    const link = segmentText(text, [{ number: 3, start: 12, end: 16 }]).find(({ type }) => type === 'link')
    expect(link).toMatchObject({ text: 'https://spam.example/x', marks: [3] })
  })
})

test.each([
  ['one run', '\u200b'.repeat(100_000), 1],
  ['letters between', 'a\u200b'.repeat(50_000), 2_001],
  ['links', 'http://a.example '.repeat(6_000), 2_002],
])('a hundred thousand characters made to be cut, %s, become few nodes and stay whole', (_, text, most) => {
  const segments = segmentText(text)
  expect(segments.length).toBeLessThanOrEqual(most)
  expect(segments.map((segment) => segment.text).join('')).toBe(text)
})

describe('findLinks', () => {
  test.each([
    ['see https://a.example/x.', [['https://a.example/x', null]]],
    ['(https://a.example/x)', [['https://a.example/x', null]]],
    ['https://a.example/x_(y)', [['https://a.example/x_(y)', null]]],
    ['[gitlab.com](https://evil.example)', [['https://evil.example', 'gitlab.com']]],
    ['![pic](http://a.example/p.png "title")', [['http://a.example/p.png', 'pic']]],
    ['<a class="x" href="https://a.example">here</a>', [['https://a.example', 'here']]],
    ['www.a.example', [['https://www.a.example', null]]],
    ['[x](javascript:alert(1))', []],
    ['file.name and e.g. this', []],
  ])('%s', (text, links) => {
    expect(findLinks(text).map(({ url, label }) => [url, label])).toEqual(links)
  })

  test.each([
    '['.repeat(50_000),
    '<a '.repeat(30_000),
    'https://'.repeat(20_000),
    '[a]('.repeat(30_000),
    '.'.repeat(100_000),
  ])('hostile text of one pattern comes back whole', (text) => {
    expect(
      segmentText(text)
        .map((segment) => segment.text)
        .join(''),
    ).toBe(text)
  })
})

describe('findHidden', () => {
  test.each([
    ['pay\u200bpal', ['zero-width space']],
    ['\u202egnp.exe', ['right-to-left override']],
    ['a\u00adb', ['soft hyphen']],
    ['nul\u0000', ['control character']],
    ['line\nbreak\ttab', []],
    ['👩\u200d💻', []],
    ['می\u200cخواهم', []],
    ['a\u200db', ['zero-width joiner']],
    ['❤\ufe0f', []],
  ])('%j', (text, names) => {
    expect(findHidden(text).map(({ name }) => name)).toEqual(names)
  })
})

describe('linkHost', () => {
  test.each([
    ['https://login.paypal.com.evil.co.uk/x', 'login.paypal.com.', 'evil.co.uk', null],
    ['https://xn--80ak6aa92e.com/', '', 'xn--80ak6aa92e.com', 'аррӏе.com'],
    ['https://аррӏе.com/', '', 'xn--80ak6aa92e.com', 'аррӏе.com'],
    ['http://127.0.0.1:8080/a', '', '127.0.0.1', null],
    ['http://localhost/', '', 'localhost', null],
    ['http://user:pass@b.example/', '', 'b.example', null],
  ])('%s', (url, before, domain, other) => {
    expect(linkHost(url)).toMatchObject({ before, domain, other })
  })

  test.each(['javascript:alert(1)', 'data:text/html,x', 'https://', 'mailto:a@b.example'])('%s is no link', (url) => {
    expect(linkHost(url)).toBeNull()
  })
})
