import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rawText } from './raw-text'

const show = (text: string) =>
  rawText({ head: new TextEncoder().encode(text), bytes: new TextEncoder().encode(text).length })

describe('rawText', () => {
  test('shows invalid bytes as replacement marks', () => {
    const head = Uint8Array.from([0x61, 0xff, 0xc0, 0x62])
    expect(rawText({ head, bytes: 4 }).text).toBe('a\ufffd\ufffdb')
  })

  test('spells out what hides or reorders text', () => {
    expect(show('a\u0000b\u202ec\u200bd\n\te\r\nf').text).toBe('a⟦U+0000⟧b⟦U+202E⟧c⟦U+200B⟧d\n\te\nf')
  })

  test('drops a character that the cut went through and offers no re-indented form', () => {
    const head = new TextEncoder().encode('{"a":"é').slice(0, -1)
    const shown = rawText({ head, bytes: 5_000 })
    expect(shown).toEqual({ text: '{"a":"', pretty: null, bytes: 5_000, truncated: true })
  })

  test('re-indents without rounding numbers or dropping repeated keys', () => {
    expect(show('{"id":12345678901234567890,"a":[],"a":{},"b":[1,"x, \\"y\\": {"]}').pretty).toBe(
      '{\n  "id": 12345678901234567890,\n  "a": [],\n  "a": {},\n  "b": [\n    1,\n    "x, \\"y\\": {"\n  ]\n}',
    )
  })

  test('leaves text that is not JSON, and nesting that nobody can read, as it is', () => {
    expect(show('hello').pretty).toBeNull()
    expect(show('{"a":').pretty).toBeNull()
    expect(show('['.repeat(30_000) + ']'.repeat(30_000)).pretty).toBeNull()
  })

  test('means the same as the text it was made from', () => {
    fc.assert(
      fc.property(fc.oneof(fc.object({ maxDepth: 4 }), fc.array(fc.jsonValue({ maxDepth: 4 }))), (value) => {
        const text = JSON.stringify(value)
        fc.pre(!/[\p{Cc}\p{Bidi_Control}\u200b-\u200d\u2060\ufeff]/u.test(text))
        expect(JSON.parse(show(text).pretty ?? '')).toEqual(JSON.parse(text))
      }),
    )
  })
})
