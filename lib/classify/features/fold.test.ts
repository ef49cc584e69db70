import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldInto, newDisguise, newFolded } from '@/lib/classify/features/fold'
import { readWord } from '@/lib/classify/features/read-word'

function fold(text: string) {
  const out = newFolded(text.length * 4 + 4)
  const disguise = newDisguise()
  foldInto({ source: unitsOf(text), start: 0, end: text.length, out, disguise })
  return { text: String.fromCharCode(...out.units.subarray(0, out.length)), out, disguise }
}

/** The text as it is read: word by word, so that look-alike letters are seen through. */
function read(text: string) {
  const words = text.split(' ').map((written) => {
    const word = readWord({ source: unitsOf(written), start: 0, end: written.length, unmask: false })
    return { text: String.fromCharCode(...word.units.subarray(0, word.length)), unmasked: word.unmasked }
  })
  return { text: words.map((word) => word.text).join(' '), unmasked: words.some((word) => word.unmasked) }
}

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length + 1 }, (_, i) => (i < text.length ? text.charCodeAt(i) : 0x20))
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
  ] as const)('%s is counted as %s', (written, kind) => {
    expect(fold(written).disguise[kind].length).toBeGreaterThan(0)
  })

  test('letters of another script are read as the Latin ones they look like', () => {
    expect(read('саѕіnо casino')).toEqual({ text: 'casino casino', unmasked: true })
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
    expect(read(honest).unmasked).toBe(false)
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
