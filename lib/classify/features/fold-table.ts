import { CharClass, charClasses } from '@/lib/classify/features/char-class'

/** Longer compatibility expansions (U+FDFA has 18 letters) are left folded to themselves: a flood of them must not grow. */
export const maxExpansion = 4

/** How an original unit is written after folding. */
export type FoldTable = {
  /** The folded unit, or 0 when the character vanishes or has several. */
  single: Uint16Array
  /** Characters with 2 to 4 folded units. */
  several: ReadonlyMap<number, readonly number[]>
  /** 1 for letters in costume: fullwidth is 2, since Japanese and Chinese write so in earnest. */
  fancy: Uint8Array
  /** Mathematical alphanumerics, U+1D400 to U+1D7FF. */
  mathLetters: Uint16Array
}

const byHand: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ŀ: 'l',
  ƀ: 'b',
  ɨ: 'i',
  ʉ: 'u',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ۀ: 'ه',
  ᴀ: 'a',
  ʙ: 'b',
  ᴄ: 'c',
  ᴅ: 'd',
  ᴇ: 'e',
  ꜰ: 'f',
  ɢ: 'g',
  ʜ: 'h',
  ɪ: 'i',
  ᴊ: 'j',
  ᴋ: 'k',
  ʟ: 'l',
  ᴍ: 'm',
  ɴ: 'n',
  ᴏ: 'o',
  ᴘ: 'p',
  ʀ: 'r',
  ꜱ: 's',
  ᴛ: 't',
  ᴜ: 'u',
  ᴠ: 'v',
  ᴡ: 'w',
  ʏ: 'y',
  ᴢ: 'z',
  '‐': '-',
  '‑': '-',
  '–': '-',
  '—': '-',
  '’': "'",
  '‘': "'",
}

const smallCapitals = 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ'

/** First digits of the decimal systems that NFKC leaves alone. */
const digitZeros = [
  0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040, 0x17e0,
]

/** Where compatibility forms and case live; the rest (Han, Hangul, most letters without case) folds to itself. */
const mapped: readonly (readonly [number, number])[] = [
  [0x41, 0x5a],
  [0xa0, 0x6ff],
  [0x10a0, 0x10ff],
  [0x13a0, 0x13ff],
  [0x1d00, 0x1fff],
  [0x2000, 0x24ff],
  [0x2c00, 0x2dff],
  [0x3000, 0x33ff],
  [0xa640, 0xa7ff],
  [0xab30, 0xabbf],
  [0xf900, 0xffef],
]

export const foldTable: FoldTable = buildFoldTable()

function buildFoldTable(): FoldTable {
  const single = new Uint16Array(0x10000)
  const fancy = new Uint8Array(0x10000)
  const several = new Map<number, readonly number[]>()
  for (let unit = 0; unit < 0x10000; unit++) single[unit] = unit
  single.fill(0xfffd, 0xd800, 0xf900)
  for (const [from, to] of mapped) {
    for (let unit = from; unit <= to; unit++) put(unit, foldOne(String.fromCharCode(unit)))
  }
  for (const zero of digitZeros) for (let n = 0; n < 10; n++) single[zero + n] = 0x30 + n
  for (const [from, to] of Object.entries(byHand)) {
    put(from.charCodeAt(0), to)
    const upper = from.toUpperCase()
    if (upper.length === 1 && upper !== from) put(upper.charCodeAt(0), to)
  }
  for (let unit = 0; unit < 0x10000; unit++) if (charClasses[unit] === CharClass.mark) single[unit] = 0
  single[0x640] = 0
  fancy.fill(1, 0x2460, 0x2500)
  fancy.fill(2, 0xff01, 0xff5f)
  for (const letter of smallCapitals) fancy[letter.charCodeAt(0)] = 1
  for (let unit = 0x1d2c; unit <= 0x1d6a; unit++) fancy[unit] = 1
  const mathLetters = new Uint16Array(0x400)
  for (let n = 0; n < 0x400; n++) mathLetters[n] = foldOne(String.fromCodePoint(0x1d400 + n)).charCodeAt(0)
  return { single, several, fancy, mathLetters }

  function put(unit: number, folded: string): void {
    if (folded.length === 1) single[unit] = folded.charCodeAt(0)
    else if (folded.length > 1 && folded.length <= maxExpansion) {
      single[unit] = 0
      several.set(
        unit,
        Array.from(folded, (char) => char.charCodeAt(0)),
      )
    }
  }
}

/** NFKC, lower case, and Latin and Greek letters without their accents. Cyrillic й stays itself: it is a letter, not an и. */
function foldOne(char: string): string {
  const lower = char.normalize('NFKC').toLowerCase()
  const bare = lower.normalize('NFD')
  const first = charClasses[bare.charCodeAt(0)]
  if (bare.length < 2 || (first !== CharClass.latin && first !== CharClass.greek)) return lower
  return bare.replace(/[\u0300-\u036f]/g, '') || lower
}
