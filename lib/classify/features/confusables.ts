import { rectifyConfusion } from 'unicode-confusables'

/**
 * Letters of other scripts that look like a Latin letter, lower-cased, on top of Unicode's table: spammers use more than what it
 * lists (п for n), and in small letters only. Letters that a mathematician or a Russian writes for their own sake are folded only
 * inside a word that is otherwise Latin.
 */
const pairs: Record<string, string> = {
  а: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  ё: 'e',
  ґ: 'r',
  г: 'r',
  һ: 'h',
  н: 'h',
  і: 'i',
  ї: 'i',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  м: 'm',
  о: 'o',
  р: 'p',
  ԛ: 'q',
  ѕ: 's',
  т: 't',
  у: 'y',
  ү: 'y',
  ѵ: 'v',
  ԝ: 'w',
  х: 'x',
  ӧ: 'o',
  ө: 'o',
  ь: 'b',
  з: '3',
  п: 'n',
  и: 'n',
  α: 'a',
  β: 'b',
  ε: 'e',
  γ: 'y',
  η: 'n',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ω: 'w',
  ϲ: 'c',
  ϳ: 'j',
  ά: 'a',
  έ: 'e',
  ή: 'n',
  ί: 'i',
  ό: 'o',
  ύ: 'u',
  ώ: 'w',
  ζ: 'z',
  ո: 'n',
  օ: 'o',
  ս: 'u',
  հ: 'h',
  ց: 'g',
  յ: 'j',
  ք: 'p',
  զ: 'q',
  ա: 'w',
  ɑ: 'a',
  ɡ: 'g',
  ɩ: 'i',
  ı: 'i',
  ɪ: 'i',
  ʀ: 'r',
  ʏ: 'y',
  ɴ: 'n',
  ʟ: 'l',
  ʜ: 'h',
  ɢ: 'g',
  ʙ: 'b',
  ɛ: 'e',
  ɔ: 'c',
  ʋ: 'u',
  ɾ: 'r',
  Ꭰ: 'd',
  Ꭱ: 'r',
  Ꭲ: 't',
  Ꭵ: 'i',
  Ꭺ: 'a',
  Ꭻ: 'j',
  Ꭼ: 'e',
  Ꮃ: 'w',
  Ꮇ: 'm',
  Ꮋ: 'h',
  Ꮐ: 'g',
  Ꮓ: 'z',
  Ꮞ: '4',
  Ꮟ: 'b',
  Ꮢ: 'r',
  Ꮤ: 'w',
  Ꮥ: 's',
  Ꮩ: 'v',
  Ꮪ: 's',
  Ꮮ: 'l',
  Ꮯ: 'c',
  Ꮲ: 'p',
  Ꮶ: 'k',
  Ꮷ: 'd',
}

/**
 * Where Unicode's table (UTS 39) is asked: letters of other scripts. Of Greek and Cyrillic, and of African and phonetic letters,
 * which people write in every day, only those above count; Latin letters with a bar or a hook have their own base in folding.
 */
const ranges = [
  [0x460, 0x1fff],
  [0x2c00, 0x2dff],
  [0xa640, 0xabff],
] as const

/** Latin unit that a unit looks like, or 0. */
export const looksLatin: Uint16Array = buildTable()

function buildTable(): Uint16Array {
  const table = new Uint16Array(0x10000)
  for (const [first, last] of ranges) {
    const letters = Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i))
    const skeletons = rectifyConfusion(letters.join('\n')).split('\n')
    for (const [i, skeleton] of skeletons.entries()) {
      const latin = skeleton.toLowerCase()
      const letter = (letters[i] as string).toLowerCase()
      if (letter.length === 1 && latin.length === 1 && /[a-z0-9]/.test(latin))
        table[letter.charCodeAt(0)] = latin.charCodeAt(0)
    }
  }
  for (const [from, to] of Object.entries(pairs)) {
    table[from.charCodeAt(0)] = to.charCodeAt(0)
    const lower = from.toLowerCase()
    if (lower.length === 1) table[lower.charCodeAt(0)] = to.charCodeAt(0)
  }
  return table
}
