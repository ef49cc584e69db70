import { foldInto, newDisguise, newFolded } from '@/lib/classify/features/fold'
import { hashMix, hashStart, hashStep } from '@/lib/classify/features/hash'
import { categories, type Lexicon } from '@/lib/classify/features/lexicon/category'
import { newTokens, tokenise } from '@/lib/classify/features/tokens'

/** Stems are looked up by the first 3 to 9 characters of a word. */
export const shortestStem = 3
export const longestStem = 9
/** Longest phrase, in words; Han, kana and Thai characters are words of their own. */
export const longestPhrase = 10

/** An open-addressed table from phrase hash to what begins or ends there. */
export type LexiconTable = { keys: Int32Array; values: Uint8Array; mask: number }

/** Set when a longer phrase goes on after this hash; the rest of a value is the category's number plus one, or 0. */
export const goesOn = 0x80

export function phraseHash(before: number, word: number): number {
  return Math.imul(before, 0x01000193) ^ hashMix(word)
}

export function stemHash(prefix: number): number {
  return hashMix(prefix ^ 0x57e3)
}

/** Builds the table once from the phrases of all languages, folded the way texts are. */
export function buildLexicon(lexicons: readonly Lexicon[]): LexiconTable {
  const entries = new Map<number, number>()
  const folded = newFolded(1024)
  const tokens = newTokens(1024)
  const disguise = newDisguise()
  for (const lexicon of lexicons) {
    for (const [number, category] of categories.entries()) {
      for (const written of (lexicon[category] ?? '').split(',')) addPhrase(written.trim(), number + 1)
    }
  }
  return toTable(entries)

  function addPhrase(written: string, value: number): void {
    if (written === '') return
    const stem = written.endsWith('*')
    const text = stem ? written.slice(0, -1).trim() : written
    foldInto({ text, start: 0, end: text.length, out: folded, disguise })
    tokenise({ folded, tokens, disguise })
    const onlyWord = tokens.length === 1
    if (stem && onlyWord && folded.length >= shortestStem) {
      let hash = hashStart
      for (let i = 0; i < Math.min(folded.length, longestStem); i++) hash = hashStep(hash, folded.units[i] ?? 0)
      add(stemHash(hash), value)
      return
    }
    let hash = 0
    for (let t = 0; t < Math.min(tokens.length, longestPhrase); t++) {
      hash = phraseHash(hash, tokens.hash[t] ?? 0)
      add(hash, t === tokens.length - 1 ? value : goesOn)
    }
  }

  /** The first category to claim a phrase keeps it. */
  function add(hash: number, value: number): void {
    const old = entries.get(hash) ?? 0
    const category = (old & ~goesOn) !== 0 ? old & ~goesOn : value & ~goesOn
    entries.set(hash, category | ((old | value) & goesOn))
  }
}

function toTable(entries: ReadonlyMap<number, number>): LexiconTable {
  let size = 1024
  while (size < entries.size * 4) size *= 2
  const table: LexiconTable = { keys: new Int32Array(size), values: new Uint8Array(size), mask: size - 1 }
  for (const [hash, value] of entries) {
    let at = hash & table.mask
    while (table.values[at] !== 0) at = (at + 1) & table.mask
    table.keys[at] = hash
    table.values[at] = value
  }
  return table
}

/** What the table says of a hash: 0 for nothing. */
export function lookUp(table: LexiconTable, hash: number): number {
  let at = hash & table.mask
  while (table.values[at] !== 0) {
    if (table.keys[at] === hash) return table.values[at] ?? 0
    at = (at + 1) & table.mask
  }
  return 0
}
