import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldInto, newDisguise, newFolded } from '@/lib/classify/features/fold'
import { newTokens, tokenise } from '@/lib/classify/features/tokens'

function fold(text: string) {
  const out = newFolded(text.length * 4 + 4)
  const disguise = newDisguise()
  foldInto({ text, start: 0, end: text.length, out, disguise })
  const tokens = newTokens(out.length + 1)
  tokenise({ folded: out, tokens, disguise })
  return { text: String.fromCharCode(...out.units.subarray(0, out.length)), out, disguise, words: tokens.length }
}

describe('foldInto', () => {
  test.each([
    ['CASINO', 'casino'],
    ['ｃａｓｉｎｏ', 'casino'],
    ['𝗖𝗮𝘀𝗶𝗻𝗼', 'casino'],
    ['ⓒⓐⓢⓘⓝⓞ', 'casino'],
    ['ᴄᴀꜱɪɴᴏ', 'casino'],
    ['🅲🅰🆂🅸🅽🅾', 'casino'],
    ['ca\u200bsi\u00adno', 'casino'],
    ['cásïnô', 'casino'],
    ['саѕіnо casino', 'casino casino'],
    ['c\u0301\u0302\u0303asino', 'casino'],
    ['①②③', '123'],
    ['٣٤', '34'],
    ['Straße', 'strasse'],
    ['ﬁx', 'fix'],
    ['Привет', 'привет'],
  ])('%s reads %s', (written, read) => {
    expect(fold(written).text).toBe(read)
  })

  test.each([
    ['ca\u200bsino', 'invisible'],
    ['𝗯𝘂𝘆', 'fancy'],
    ['ｂｕｙ', 'fullwidth'],
    ['a\u0301\u0302\u0303\u0304b', 'stacked'],
    ['саsinо', 'lookalike'],
  ] as const)('%s is counted as %s', (written, kind) => {
    expect(fold(written).disguise[kind].length).toBeGreaterThan(0)
  })

  test.each([
    'это обычный русский текст',
    'IPшник пишет в SQL',
    'نرم\u200cافزار',
    '👩\u200d💻 works',
    'naïve café',
    'Đã cập nhật',
    'Δt = 5 µs',
  ])('%s is no disguise', (honest) => {
    expect(Object.values(fold(honest).disguise).flat()).toEqual([])
  })

  test('never grows more than fourfold, and keeps positions in order and inside the text', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { out } = fold(text)
        expect(out.length).toBeLessThanOrEqual(text.length * 4)
        const { from, to, length } = out
        const ordered = from.subarray(1, length).every((at, i) => at >= (from[i] ?? 0))
        const inside = to.subarray(0, length).every((at) => at <= text.length)
        expect([ordered, inside]).toEqual([true, true])
      }),
    )
  })

  test('U+FDFA, which has eighteen letters, stays one', () => {
    expect(fold('\ufdfa'.repeat(100)).out.length).toBe(100)
  })
})
