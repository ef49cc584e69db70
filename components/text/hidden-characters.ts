/** Short name as printed, and the whole one for those who ask. */
const named: Record<number, readonly [short: string, name: string]> = {
  173: ['SHY', 'soft hyphen'],
  847: ['CGJ', 'grapheme joiner'],
  1564: ['ALM', 'Arabic letter mark'],
  6158: ['MVS', 'Mongolian vowel separator'],
  8203: ['ZWSP', 'zero-width space'],
  8204: ['ZWNJ', 'zero-width non-joiner'],
  8205: ['ZWJ', 'zero-width joiner'],
  8206: ['LRM', 'left-to-right mark'],
  8207: ['RLM', 'right-to-left mark'],
  8232: ['LS', 'line separator'],
  8233: ['PS', 'paragraph separator'],
  8234: ['LRE', 'left-to-right embedding'],
  8235: ['RLE', 'right-to-left embedding'],
  8236: ['PDF', 'end of direction'],
  8237: ['LRO', 'left-to-right override'],
  8238: ['RLO', 'right-to-left override'],
  8288: ['WJ', 'word joiner'],
  8294: ['LRI', 'left-to-right isolate'],
  8295: ['RLI', 'right-to-left isolate'],
  8296: ['FSI', 'first strong isolate'],
  8297: ['PDI', 'end of isolate'],
  10240: ['BLANK', 'braille blank'],
  12644: ['HF', 'hangul filler'],
  65279: ['BOM', 'byte order mark'],
  65440: ['HHF', 'half-width hangul filler'],
}

/**
 * Format and control characters, separators that break a line out of its place, letters that draw nothing, and variation
 * selectors, which can carry a message of their own. A run is found in one match, so that a million of them is one find.
 */
const hidden =
  /(?:(?![\t\n\r])[\p{Cf}\p{Cc}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]|\u034f|\u17b4|\u17b5|\p{Variation_Selector}(?<!\ufe0f))+/gu

export type HiddenCharacter = { start: number; end: number; name: string; short: string; code: string; count: number }

/**
 * Runs of characters a reader can't see, where they have no business: emoji and scripts that need joiners keep theirs.
 * Line breaks and tabs are ordinary.
 */
export function findHidden(text: string): HiddenCharacter[] {
  const found: HiddenCharacter[] = []
  for (const match of text.matchAll(hidden)) {
    const [run] = match
    const end = match.index + run.length
    const points = new Set<number>()
    let count = 0
    for (const character of run) {
      points.add(character.codePointAt(0) ?? 0)
      count++
    }
    const [point = 0] = points
    if (count === 1 && belongs(point, text, match.index, end)) continue
    found.push({ start: match.index, end, count, ...wordsFor(points, point) })
  }
  return found
}

function wordsFor(points: ReadonlySet<number>, point: number): Pick<HiddenCharacter, 'name' | 'short' | 'code'> {
  if (points.size > 1) {
    const known = [...points].slice(0, 4).map((each) => named[each]?.[1] ?? nameByRange(each))
    return { short: 'hidden', name: [...new Set(known)].join(', '), code: `${points.size} sorts` }
  }
  const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
  return { short: named[point]?.[0] ?? code, name: named[point]?.[1] ?? nameByRange(point), code }
}

const joined =
  /\p{Emoji_Modifier}|\ufe0f|[\p{Extended_Pictographic}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Mongolian}]/u
const varied = /[\p{Extended_Pictographic}\p{Script=Han}\p{Script=Mongolian}\p{Script=Myanmar}\d#*]/u

/** Whether a joiner stands between two characters that it joins, or a variation selector after one that varies. */
function belongs(point: number, text: string, start: number, end: number): boolean {
  const before = [...text.slice(Math.max(0, start - 2), start)].at(-1)
  if (before === undefined) return false
  if (isVariation(point)) return varied.test(before)
  if (point !== 0x200d && point !== 0x200c) return false
  const after = [...text.slice(end, end + 2)].at(0)
  return after !== undefined && joined.test(before) && joined.test(after)
}

const isVariation = (point: number): boolean =>
  (point >= 0xfe00 && point <= 0xfe0e) ||
  (point >= 0xe0100 && point <= 0xe01ef) ||
  (point >= 0x180b && point <= 0x180f && point !== 0x180e)

function nameByRange(point: number): string {
  if (point >= 0xe0000 && point <= 0xe007f) return 'tag character'
  if (isVariation(point)) return 'variation selector'
  return point < 0x20 || (point >= 0x7f && point < 0xa0) ? 'control character' : 'invisible character'
}
