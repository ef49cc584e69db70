import { steps } from '@/lib/classify/features/bucket'
import { CharClass, charClasses } from '@/lib/classify/features/char-class'
import type { FeatureList } from '@/lib/classify/features/feature-list'
import type { Folded } from '@/lib/classify/features/fold'
import type { Tokens } from '@/lib/classify/features/tokens'

/** What is counted over all prose of an item. */
export type Counts = {
  words: number
  distinct: Set<number>
  capitals: number
  letters: number
  shouted: number
  titled: number
  emoji: number
  exclaims: number
  questions: number
  money: number
  percents: number
  digits: number
  commas: number
  lines: number
  code: number
  read: number
  scripts: Int32Array
}

export function newCounts(): Counts {
  return {
    words: 0,
    distinct: new Set(),
    capitals: 0,
    letters: 0,
    shouted: 0,
    titled: 0,
    emoji: 0,
    exclaims: 0,
    questions: 0,
    money: 0,
    percents: 0,
    digits: 0,
    commas: 0,
    lines: 0,
    code: 0,
    read: 0,
    scripts: new Int32Array(17),
  }
}

const moneySigns = new Set(Array.from('£€$¥₹₽₩₺₫฿₦₱', (char) => char.charCodeAt(0)))

/** Counts one stretch of prose. Case is taken from the original, since folding lowers it. */
export function countStretch(options: { text: string; folded: Folded; tokens: Tokens; counts: Counts }): void {
  const { text, folded, tokens, counts } = options
  for (let i = 0; i < folded.length; i++) {
    const unit = folded.units[i] ?? 0
    const charClass = charClasses[unit] ?? 0
    counts.scripts[charClass] = (counts.scripts[charClass] ?? 0) + 1
    if (charClass === CharClass.emoji) counts.emoji++
    else if (unit === 0x0a) counts.lines++
    else if (unit === 0x21) counts.exclaims++
    else if (unit === 0x3f) counts.questions++
    else if (unit === 0x25) counts.percents++
    else if (unit === 0x2c || unit === 0x7c) counts.commas++
    else if (moneySigns.has(unit)) counts.money++
  }
  for (let t = 0; t < tokens.length; t++) {
    const kind = tokens.kind[t] ?? 0
    if (kind === CharClass.other) continue
    counts.words++
    if (kind === CharClass.digit) counts.digits++
    if (counts.distinct.size < 4096) counts.distinct.add(tokens.hash[t] ?? 0)
    const start = folded.from[tokens.start[t] ?? 0] ?? 0
    const end = folded.to[(tokens.end[t] ?? 1) - 1] ?? 0
    const capitals = countCapitals(text, start, Math.min(end, start + 40))
    counts.letters += end - start
    counts.capitals += capitals
    if (capitals >= 4 && capitals === end - start) counts.shouted++
    else if (capitals === 1 && end - start > 3) counts.titled++
  }
}

function countCapitals(text: string, start: number, end: number): number {
  let capitals = 0
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i)
    if ((unit >= 0x41 && unit <= 0x5a) || (unit >= 0x410 && unit <= 0x42f)) capitals++
  }
  return capitals
}

/** Length, case, signs and repetition. Shares are only spoken of where there is enough text for a share. */
export function addStructure(options: { counts: Counts; list: FeatureList }): void {
  const { counts, list } = options
  const { words } = counts
  for (const limit of steps(words, [3, 8, 20, 50, 120, 300, 800])) list.name(`length:${limit}`, 'structure')
  for (const limit of steps(counts.emoji, [1, 3, 8])) list.name(`emoji:${limit}`, 'structure')
  for (const limit of steps(counts.exclaims, [1, 3, 8])) list.name(`exclaim:${limit}`, 'structure')
  for (const limit of steps(counts.money, [1, 3])) list.name(`money:${limit}`, 'structure')
  if (counts.questions > 0) list.name('question', 'structure')
  if (counts.percents > 0) list.name('percent', 'structure')
  for (const limit of steps(counts.lines, [3, 10, 30])) list.name(`lines:${limit}`, 'structure')
  if (words >= 5) {
    for (const limit of steps(counts.shouted / words, [0.15, 0.5])) list.name(`shouted:${limit}`, 'structure')
    for (const limit of steps(counts.titled / words, [0.3, 0.5, 0.7])) list.name(`titled:${limit}`, 'structure')
    for (const limit of steps(counts.digits / words, [0.15, 0.4])) list.name(`digits:${limit}`, 'structure')
    for (const limit of steps(counts.commas / words, [0.15, 0.3])) list.name(`listed:${limit}`, 'structure')
    for (const limit of steps(counts.emoji / words, [0.1, 0.3])) list.name(`emoji-share:${limit}`, 'structure')
  }
  if (words >= 40)
    for (const limit of steps(1 - counts.distinct.size / words, [0.4, 0.6, 0.8]))
      list.name(`repeats:${limit}`, 'structure')
  const read = Math.max(1, counts.read)
  for (const limit of steps(counts.code / read, [0.05, 0.3, 0.7])) list.name(`code:${limit}`, 'structure')
}

const scriptNames: readonly (readonly [number, string])[] = [
  [CharClass.latin, 'latin'],
  [CharClass.cyrillic, 'cyrillic'],
  [CharClass.greek, 'greek'],
  [CharClass.arabic, 'arabic'],
  [CharClass.hebrew, 'hebrew'],
  [CharClass.indic, 'indic'],
  [CharClass.thai, 'thai'],
  [CharClass.han, 'han'],
  [CharClass.kana, 'kana'],
  [CharClass.hangul, 'hangul'],
  [CharClass.otherLetter, 'other'],
]

/** Which scripts are mixed. A script by itself is no feature: nobody is a spammer for writing Thai. */
export function addScripts(options: { counts: Counts; list: FeatureList }): void {
  const { counts, list } = options
  const total = scriptNames.reduce((sum, [charClass]) => sum + (counts.scripts[charClass] ?? 0), 0)
  if (total < 20) return
  const present = scriptNames
    .filter(([charClass]) => (counts.scripts[charClass] ?? 0) / total >= 0.05)
    .map(([, name]) => name)
  const families = new Set(present.map((name) => (name === 'kana' || name === 'hangul' ? 'han' : name)))
  if (families.size > 2) list.name('script:three', 'script')
  else if (families.size === 2)
    list.name(families.has('latin') ? 'script:latin-and-other' : 'script:two-others', 'script')
}
