import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainLetters } from '@/lib/classify/explain/plain-letters'
import { hasDisguise } from '@/lib/classify/explain/take-out'
import { extractFeatures } from '@/lib/classify/features/extract-features'
import { FeatureList } from '@/lib/classify/features/feature-list'

const list = new FeatureList(10)

function isDisguised(body: string): boolean {
  extractFeatures({ content: { kind: 'note', fields: { body } }, list })
  return hasDisguise(list)
}

describe('what the classifier sees through is undone', () => {
  test.each([
    ['Buy 𝗖𝗮𝘀𝗶𝗻𝗼 chips', 'Buy Casino chips'],
    ['Ｂｕｙ ｃａｓｉｎｏ', 'Buy casino'],
    ['ⓒⓐⓢⓘⓝⓞ', 'casino'],
    ['🅲🅰🆂🅸🅽🅾', 'casino'],
    ['ᴄᴀꜱɪɴᴏ now', 'casino now'],
    ['ca\u200bsi\u00adno', 'casino'],
    ['c\u0301\u0302\u0303\u0304asino', 'casino'],
    ['best саѕіnо and bonus', 'best casino and bonus'],
    ['buy the very best СНЕАР pills', 'buy the very best CHEAP pills'],
    ['win at c a s i n o today', 'win at casino today'],
    ['v.i.a.g.r.a here', 'viagra here'],
  ])('%s becomes %s', (written, plain) => {
    expect(isDisguised(written)).toBe(true)
    expect(plainLetters(written)).toBe(plain)
    expect(isDisguised(plain)).toBe(false)
  })
})

test.each([
  'это обычный русский текст, а это English',
  'نرم\u200cافزار',
  '👩\u200d💻 works',
  'naïve café, e\u0301te\u0301, Đã cập nhật',
  'Δt = 5 µs',
  'ＡＢＣ株式会社',
  'A B C and step by step',
])('%s is honest and stays as it is', (text) => {
  expect(plainLetters(text)).toBe(text)
})

test('whatever the text, no longer than four times it, and plain letters stay plain', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(plainLetters(text).length).toBeLessThanOrEqual(text.length * 4)
    }),
  )
  fc.assert(
    fc.property(fc.stringMatching(/^([a-zA-Z]{2,9}[ ,.]){0,20}$/), (text) => {
      expect(plainLetters(text)).toBe(text)
    }),
  )
})

test.each(['a ', '\u0301', '\u200b', '𝗮', 'а', 'a\u200b', '[', 'a.'])('a million times %j ends', (piece) => {
  const text = piece.repeat(1_000_000 / piece.length)
  expect(plainLetters(text).length).toBeLessThanOrEqual(text.length)
})
