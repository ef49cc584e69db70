/** What a folded UTF-16 unit is. Letters are told apart by script, since mixtures of scripts are a signal. */
export const CharClass = {
  other: 0,
  space: 1,
  digit: 2,
  latin: 3,
  cyrillic: 4,
  greek: 5,
  arabic: 6,
  hebrew: 7,
  indic: 8,
  /** Thai, Lao, Khmer, Myanmar: written without spaces between words. */
  thai: 9,
  han: 10,
  kana: 11,
  hangul: 12,
  otherLetter: 13,
  emoji: 14,
  mark: 15,
  invisible: 16,
} as const

/** Astral characters are folded into two private areas, so that one unit stands for one character. */
export const emojiArea = 0xe000
export const astralHanArea = 0xe800

type Range = readonly [from: number, to: number, charClass: number]

const { space, digit, latin, cyrillic, greek, arabic, hebrew, indic, thai, han, kana, hangul, otherLetter } = CharClass
const { emoji, mark, invisible } = CharClass

// Later ranges win.
const ranges: readonly Range[] = [
  [0x09, 0x0d, space],
  [0x20, 0x20, space],
  [0x85, 0x85, space],
  [0xa0, 0xa0, space],
  [0x1680, 0x1680, space],
  [0x2000, 0x200a, space],
  [0x2028, 0x2029, space],
  [0x202f, 0x202f, space],
  [0x205f, 0x205f, space],
  [0x3000, 0x3000, space],
  [0x30, 0x39, digit],
  [0x41, 0x5a, latin],
  [0x61, 0x7a, latin],
  [0xaa, 0xaa, latin],
  [0xba, 0xba, latin],
  [0xc0, 0x2af, latin],
  [0xd7, 0xd7, CharClass.other],
  [0xf7, 0xf7, CharClass.other],
  [0x300, 0x36f, mark],
  [0x370, 0x3ff, greek],
  [0x37e, 0x37e, CharClass.other],
  [0x387, 0x387, CharClass.other],
  [0x400, 0x52f, cyrillic],
  [0x483, 0x489, mark],
  [0x531, 0x587, otherLetter],
  [0x591, 0x5c7, mark],
  [0x5d0, 0x5f2, hebrew],
  [0x610, 0x61a, mark],
  [0x620, 0x64a, arabic],
  [0x64b, 0x65f, mark],
  [0x66e, 0x6d3, arabic],
  [0x670, 0x670, mark],
  [0x6d6, 0x6ed, mark],
  [0x6ee, 0x6ff, arabic],
  [0x700, 0x74f, otherLetter],
  [0x750, 0x77f, arabic],
  [0x780, 0x7bf, otherLetter],
  [0x8a0, 0x8c9, arabic],
  [0x900, 0xdff, indic],
  [0x964, 0x965, CharClass.other],
  [0xe00, 0xedf, thai],
  [0xe3f, 0xe3f, CharClass.other],
  [0xf00, 0xfff, otherLetter],
  [0x1000, 0x109f, thai],
  [0x10a0, 0x10ff, otherLetter],
  [0x1100, 0x11ff, hangul],
  [0x1200, 0x139f, otherLetter],
  [0x13a0, 0x13ff, otherLetter],
  [0x1780, 0x17d3, thai],
  [0x1800, 0x18af, otherLetter],
  [0x1ab0, 0x1aff, mark],
  [0x1c80, 0x1c8f, cyrillic],
  [0x1d00, 0x1dbf, latin],
  [0x1dc0, 0x1dff, mark],
  [0x1e00, 0x1eff, latin],
  [0x1f00, 0x1fff, greek],
  [0x20d0, 0x20ff, mark],
  [0x2190, 0x21ff, emoji],
  [0x2300, 0x23ff, emoji],
  [0x25a0, 0x27bf, emoji],
  [0x2900, 0x297f, emoji],
  [0x2b00, 0x2bff, emoji],
  [0x2c60, 0x2c7f, latin],
  [0x2de0, 0x2dff, cyrillic],
  [0x3005, 0x3007, han],
  [0x3041, 0x3096, kana],
  [0x309d, 0x309f, kana],
  [0x30a1, 0x30ff, kana],
  [0x3105, 0x312f, otherLetter],
  [0x3131, 0x318e, hangul],
  [0x31f0, 0x31ff, kana],
  [0x3400, 0x4dbf, han],
  [0x4e00, 0x9fff, han],
  [0xa000, 0xa48c, otherLetter],
  [0xa640, 0xa69f, cyrillic],
  [0xa720, 0xa7ff, latin],
  [0xac00, 0xd7a3, hangul],
  [0xf900, 0xfaff, han],
  [0xfb00, 0xfb06, latin],
  [0xfb1d, 0xfb4f, hebrew],
  [0xfb50, 0xfdfb, arabic],
  [0xfd3e, 0xfd3f, CharClass.other],
  [0xfe20, 0xfe2f, mark],
  [0xfe70, 0xfefc, arabic],
  [0xff66, 0xff9f, kana],
  [emojiArea, emojiArea + 0x7ff, emoji],
  [astralHanArea, astralHanArea + 0x7ff, han],
  // Characters that are not seen. A combining grapheme joiner or a Hangul filler hides a word as well as a zero-width space does.
  [0xad, 0xad, invisible],
  [0x34f, 0x34f, invisible],
  [0x61c, 0x61c, invisible],
  [0x115f, 0x1160, invisible],
  [0x17b4, 0x17b5, invisible],
  [0x180b, 0x180e, invisible],
  [0x200b, 0x200f, invisible],
  [0x202a, 0x202e, invisible],
  [0x2060, 0x206f, invisible],
  [0x3164, 0x3164, invisible],
  [0xfe00, 0xfe0f, invisible],
  [0xfeff, 0xfeff, invisible],
  [0xffa0, 0xffa0, invisible],
]

/** The class of every UTF-16 unit; surrogates are `other`, since folding never leaves one behind. */
export const charClasses: Uint8Array = buildClasses()

/** A letter or digit in any script: what words are made of. */
export function isWordClass(charClass: number): boolean {
  return charClass >= CharClass.digit && charClass <= CharClass.otherLetter
}

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(0x10000)
  for (const [from, to, charClass] of ranges) classes.fill(charClass, from, to + 1)
  return classes
}
