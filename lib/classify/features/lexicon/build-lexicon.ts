import { Block } from '@/lib/classify/features/block'
import { type Category, categories, type Lexicon } from '@/lib/classify/features/lexicon/category'
import {
  goesOn,
  type LexiconTable,
  longestStem,
  phraseHash,
  shortestStem,
  stemHash,
} from '@/lib/classify/features/lexicon/lexicon-table'
import { hashWord, readWord } from '@/lib/classify/features/read-word'
import { scan } from '@/lib/classify/features/scan'
import { loadStretch, stretch } from '@/lib/classify/features/stretch'
import { Slot, wordShift } from '@/lib/classify/features/word-slot'
import { WordTable } from '@/lib/classify/features/word-table'

const longestPhrase = 10

/** Builds the table once from the phrases of all languages, read the way texts are. */
export function buildLexicon(lexicons: readonly Lexicon[]): LexiconTable {
  const entries = new Map<number, number>()
  const words = new WordTable({ blocks: { words: Block.proseWords, chars: undefined }, shift: 14 })
  for (const lexicon of lexicons) {
    for (const [number, category] of categories.entries()) {
      for (const written of phrasesOf(lexicon, category)) addPhrase(written, number + 1)
    }
  }
  return toTable(entries)

  function addPhrase(written: string, value: number): void {
    const stem = written.endsWith('*')
    words.prepare()
    const text = stem ? written.slice(0, -1).trim() : written
    loadStretch(text, 0, text.length)
    scan({ prose: undefined, code: words })
    if (stem && stretch.words === 1 && addStem(value)) return
    let hash = 0
    for (let t = 0; t < Math.min(stretch.words, longestPhrase); t++) {
      hash = phraseHash(hash, words.data[((stretch.word[t] as number) << wordShift) + Slot.hash] as number)
      add(hash, t === stretch.words - 1 ? value : goesOn)
    }
  }

  function addStem(value: number): boolean {
    const { units, length } = readWord({
      source: stretch.units,
      start: stretch.wordStart[0] as number,
      end: stretch.wordEnd[0] as number,
      unmask: false,
    })
    if (length < shortestStem) return false
    add(stemHash(hashWord(units, 0, Math.min(length, longestStem))), value)
    return true
  }

  /** The first category to claim a phrase keeps it. */
  function add(hash: number, value: number): void {
    const old = entries.get(hash) ?? 0
    const category = (old & ~goesOn) !== 0 ? old & ~goesOn : value & ~goesOn
    entries.set(hash, category | ((old | value) & goesOn))
  }
}

function phrasesOf(lexicon: Lexicon, category: Category): string[] {
  return (lexicon[category] ?? '')
    .split(',')
    .map((written) => written.trim())
    .filter((written) => written !== '')
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
