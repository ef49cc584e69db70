import type { Random } from '../random'

export const disguises = ['none', 'homoglyphs', 'zero-width', 'fancy', 'spaced-digits', 'mixed'] as const
export type Disguise = (typeof disguises)[number]

const homoglyphs: Record<string, string> = {
  a: 'а',
  c: 'с',
  e: 'е',
  i: 'і',
  o: 'ο',
  p: 'р',
  s: 'ѕ',
  x: 'х',
  y: 'у',
  A: 'Α',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  K: 'Κ',
  M: 'М',
  O: 'О',
  P: 'Р',
  S: 'Ѕ',
  T: 'Т',
}

const zeroWidth = ['\u200b', '\u200c', '\u2060', '\u00ad'] as const
/** First letter of a run of 26 capitals followed by 26 small letters: bold, sans bold, script bold. */
const fancyBases = [0x1d400, 0x1d5d4, 0x1d4d0] as const
const digitForms: readonly ((digit: string) => string)[] = [
  (digit) => `${digit} `,
  (digit) => `${digit}.`,
  (digit) => String.fromCodePoint(0xff10 + Number(digit)),
  (digit) => `${digit}\u20e3`,
  (digit) => (digit === '0' ? '⓪' : String.fromCodePoint(0x245f + Number(digit))),
]

/** Hides words from simple filters the way spammers do, so that people can still read them. Addresses stay as they are. */
export function disguise(text: string, kind: Disguise, random: Random): string {
  if (kind === 'none') return text
  const form = random.pick(digitForms)
  const base = random.pick(fancyBases)
  return text
    .split(/(\s+)/)
    .map((word) => {
      if (word.trim() === '' || word.includes('://') || word.includes('@')) return word
      const now = kind === 'mixed' ? random.pick(disguises.slice(1, 5)) : kind
      if (now === 'homoglyphs') return swap(word, homoglyphs, random)
      if (now === 'zero-width') return word.length > 3 ? pierce(word, random) : word
      if (now === 'fancy') return random.chance(0.6) ? fancy(word, base) : word
      return /^\+?[\d(][\d().+-]{6,}$/.test(word) ? word.replace(/\d/g, form) : word
    })
    .join('')
}

function swap(word: string, table: Record<string, string>, random: Random): string {
  return [...word].map((letter) => (random.chance(0.5) ? (table[letter] ?? letter) : letter)).join('')
}

function pierce(word: string, random: Random): string {
  const at = random.int(1, word.length - 1)
  return word.slice(0, at) + random.pick(zeroWidth) + word.slice(at)
}

function fancy(word: string, base: number): string {
  return word.replace(/[A-Za-z]/g, (letter) => {
    const code = letter.charCodeAt(0)
    return String.fromCodePoint(base + (code >= 97 ? code - 97 + 26 : code - 65))
  })
}
