const named: Record<number, string> = {
  173: 'soft hyphen',
  847: 'grapheme joiner',
  8203: 'zero-width space',
  8204: 'zero-width non-joiner',
  8205: 'zero-width joiner',
  8206: 'left-to-right mark',
  8207: 'right-to-left mark',
  8234: 'left-to-right embedding',
  8235: 'right-to-left embedding',
  8236: 'end of direction',
  8237: 'left-to-right override',
  8238: 'right-to-left override',
  8288: 'word joiner',
  8294: 'left-to-right isolate',
  8295: 'right-to-left isolate',
  8296: 'first strong isolate',
  8297: 'end of isolate',
  65279: 'byte order mark',
  10240: 'braille blank',
  12644: 'hangul filler',
  65440: 'half-width hangul filler',
}

/** Format and control characters, and letters that draw nothing. Line breaks and tabs are ordinary. */
const hidden = /[\p{Cf}\p{Cc}\u115f\u1160\u2800\u3164\uffa0]|\u034f|\u17b4|\u17b5/gu

export type HiddenCharacter = { start: number; end: number; name: string; code: string }

/** Characters a reader can't see, where they have no business: emoji and scripts that need joiners keep theirs. */
export function findHidden(text: string): HiddenCharacter[] {
  const found: HiddenCharacter[] = []
  for (const match of text.matchAll(hidden)) {
    const [character] = match
    const point = character.codePointAt(0) ?? 0
    if (point === 9 || point === 10 || point === 13) continue
    const end = match.index + character.length
    if ((point === 0x200d || point === 0x200c) && joins(text, match.index, end)) continue
    const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
    found.push({ start: match.index, end, name: named[point] ?? nameByRange(point), code })
  }
  return found
}

const joined =
  /\p{Emoji_Modifier}|\ufe0f|[\p{Extended_Pictographic}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Mongolian}]/u

/** Whether a joiner stands between two characters that it joins. */
function joins(text: string, start: number, end: number): boolean {
  const before = [...text.slice(Math.max(0, start - 2), start)].at(-1)
  const after = [...text.slice(end, end + 2)].at(0)
  return before !== undefined && after !== undefined && joined.test(before) && joined.test(after)
}

function nameByRange(point: number): string {
  if (point >= 0xe0000 && point <= 0xe007f) return 'tag character'
  return point < 0x20 || (point >= 0x7f && point < 0xa0) ? 'control character' : 'invisible character'
}
