import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findHidden } from './hidden-characters'
import { isolatedText, plainText } from './plain-text'

describe('plainText', () => {
  test.each([
    ['invoice\u202egpj.exe', 'invoice⟦RLO⟧gpj.exe'],
    ['pay\u200bpal', 'pay⟦ZWSP⟧pal'],
    [`a${'\u200b'.repeat(99_998)}b`, 'a⟦ZWSP × 99,998⟧b'],
    ['a\u200b\u200c\u200db', 'a⟦hidden × 3⟧b'],
    ['a\u0000\u0007b', 'a⟦hidden × 2⟧b'],
    ['one\ntwo\tthree', 'one two three'],
    ['one\u2028two\u2029', 'one⟦LS⟧two⟦PS⟧'],
    ['x\u{e0131}', 'x⟦U+E0131⟧'],
    ['葛\u{e0100}', '葛\u{e0100}'],
    ['👩\u200d💻 ❤\ufe0f', '👩\u200d💻 ❤\ufe0f'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
    ['half \ud83d', 'half \ufffd'],
  ])('%j', (text, seen) => {
    expect(plainText(text)).toBe(seen)
  })

  test('keeps lines where they are asked for', () => {
    expect(plainText('one\n\ttwo\u202e', { lines: true })).toBe('one\n\ttwo⟦RLO⟧')
  })

  test('nothing that it gives hides anything, whatever went in', () => {
    const hostile = fc.constantFrom(
      '\u202e',
      '\u2066',
      '\u2069',
      '\u200b',
      '\u200d',
      '\u0000',
      '\u2028',
      'a',
      'م',
      '😀',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(hostile, fc.string({ unit: 'binary' })), { maxLength: 30 }), (parts) => {
        const seen = plainText(parts.join(''))
        expect(findHidden(seen)).toEqual([])
        expect(seen).not.toMatch(/[\u202a-\u202e\u2066-\u2069\n\r]/)
      }),
    )
  })

  test('a limit is kept, and said', () => {
    expect(plainText('abcdef', { limit: 3 })).toBe('abc…')
    expect(plainText('abc', { limit: 3 })).toBe('abc')
    expect(plainText('\u200b'.repeat(1_000_000), { limit: 40 }).length).toBeLessThanOrEqual(41)
  })

  test('isolates are balanced: those of the author are shown, ours surround them', () => {
    expect(isolatedText('\u2069\u2069a\u2068')).toBe('\u2068⟦PDI × 2⟧a⟦FSI⟧\u2069')
  })
})

test('strangers’ text gets into a line only through SafeText: no other <bdi> in the components', () => {
  const folder = join(import.meta.dirname, '..')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'))
  const own = files.filter((name) => /<bdi[\s>]/.test(readFileSync(join(folder, name), 'utf8')))
  expect(files.length).toBeGreaterThan(50)
  expect(own).toEqual([join('text', 'safe-text.tsx')])
})
