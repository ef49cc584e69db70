import { CharClass, charClasses, emojiArea } from '@/lib/classify/features/char-class'
import { looksLatin } from '@/lib/classify/features/confusables'
import { foldAstral } from '@/lib/classify/features/fold'
import { foldTable } from '@/lib/classify/features/fold-table'
import { fewestSpaced } from '@/lib/classify/features/read-closely'
import { readWord } from '@/lib/classify/features/read-word'

/** Longer ones are read in parts, as by the classifier. */
const longestWord = 64

/**
 * A text as it would be without disguise: costumes, unseen characters inside words, heaps of accents, letters of another
 * script in Latin words and words spelt letter by letter are undone, as the classifier reads them. Honest accents, other
 * scripts, emoji and capitals stay. Linear in the length.
 */
export function plainLetters(text: string): string {
  const asian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
  const bare = undress(text, asian)
  const latin =
    (bare.match(/[a-z]/gi)?.length ?? 0) > (bare.match(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu)?.length ?? 0)
  return bare
    .replace(/[\p{L}\p{M}\p{N}]{2,64}/gu, (word) => unmask(word, latin))
    .replace(spelt, (letters) =>
      Array.from(letters)
        .filter((_, i) => i % 2 === 0)
        .join(''),
    )
}

/** A short quotation for a reason, as it is read: the disguise is a reason of its own. */
export function plainQuote(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : plainLetters(text)
}

/** "c a s i n o", "v.i.a.g.r.a": letters one sign apart. */
const spelt = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:\\p{L}[^\\p{L}\\p{N}\\n]){${fewestSpaced - 1},${longestWord}}\\p{L}(?![\\p{L}\\p{N}])`,
  'gu',
)

function undress(text: string, asian: boolean): string {
  let out = ''
  let marks = ''
  // What was written last, kept apart: looking into a string that grows makes it be copied each time.
  let last = ''
  for (const char of text) {
    const unit = char.charCodeAt(0)
    const point = char.codePointAt(0) ?? 0
    const charClass = point > 0xffff ? classAbove(point) : charClasses[unit]
    if (charClass === CharClass.mark) {
      marks += char
      continue
    }
    out += honest(marks)
    marks = ''
    if (charClass === CharClass.invisible && !needsJoiner(last)) continue
    last = unit < 0x80 ? char : uncostumed(char, point, asian)
    out += last
  }
  return out + honest(marks)
}

/** Three marks or more on one letter are ornament. */
function honest(marks: string): string {
  return marks.length >= 3 && marks.charCodeAt(0) < 0x370 ? '' : marks
}

function classAbove(point: number): number {
  return foldAstral(point, foldTable.mathLetters) === 0 ? CharClass.invisible : CharClass.other
}

/** After what an unseen character may have an honest use: another emoji, or a letter of a script that joins its letters. */
function needsJoiner(before: string): boolean {
  const last = charClasses[before.charCodeAt(before.length - 1)] ?? 0
  return !(last >= CharClass.digit && last <= CharClass.greek)
}

function uncostumed(char: string, point: number, asian: boolean): string {
  if (point > 0xffff) {
    const folded = foldAstral(point, foldTable.mathLetters)
    return folded > 0 && folded < emojiArea ? plainOr(char, String.fromCharCode(folded)) : char
  }
  const costume = foldTable.fancy[point]
  if (costume === 0 || (costume === 2 && asian)) return char
  const folded = foldTable.single[point] ?? 0
  return plainOr(char, folded === 0 ? char : String.fromCharCode(folded))
}

/** Unicode's own reading keeps capitals; not every costume has one. */
function plainOr(char: string, folded: string): string {
  const plain = char.normalize('NFKC')
  return plain === char ? folded : plain
}

/** The word that is being unmasked, each of its characters up to two units, and a blank. */
const source = new Uint16Array(2 * longestWord + 1)

/** A Latin word with letters of another script, in Latin letters. `latin`: what stands around it is Latin, too. */
function unmask(word: string, latin: boolean): string {
  for (let i = 0; i < word.length; i++) source[i] = word.charCodeAt(i)
  source[word.length] = 0x20
  if (!readWord({ source, start: 0, end: word.length, unmask: latin }).unmasked) return word
  return Array.from(word, (char) => {
    const lower = char.toLowerCase()
    const like = looksLatin[lower.charCodeAt(0)] ?? 0
    if (like === 0) return char
    const letter = String.fromCharCode(like)
    return lower === char ? letter : letter.toUpperCase()
  }).join('')
}
