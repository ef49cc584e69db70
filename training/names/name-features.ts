import { splitName } from '@/training/names/split-name'

/** Features of one kind share one scale, as the blocks of long text do (lib/classify/features/block.ts). */
export const NameBlock = { words: 0, grams: 1, shape: 2, cased: 3, counts: 4, disguise: 5 } as const
/** Takes a feature in; the same one may come again. */
export type Take = (block: number, feature: string) => void

const longestName = 100
const digitAsLetter: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', l: 'i' }

/**
 * What a short name is told by: it has no sentence to be read, so runs of characters go across its words and separators, and
 * how it is put together (case, digits, vowels, length) says as much as what it says.
 */
export function nameFeatures(written: string, take: Take): void {
  const name = written.slice(0, longestName)
  const small = name.toLowerCase()
  const words = splitName(name)
  takeWords(words, small, take)
  takeRuns(NameBlock.grams, `^${small}$`, 1, 6, take)
  takeRuns(NameBlock.cased, `^${name}$`, 2, 4, take)
  takeShape(name, small, take)
  takeCounts(name, small, words, take)
  const undressed = Array.from(small.replace(/[-_.]/g, ''), (char) => digitAsLetter[char] ?? char).join('')
  takeRuns(NameBlock.disguise, `^${undressed}$`, 3, 6, take)
}

function takeWords(words: readonly string[], small: string, take: Take): void {
  take(NameBlock.words, `whole ${small}`)
  for (const [i, word] of words.entries()) {
    take(NameBlock.words, `word ${word}`)
    if (/^\d+$/.test(word)) take(NameBlock.words, `digits ${word.length}`)
    // Each word with every one before it: templates of campaigns fill in what stands between.
    for (let j = 0; j < i; j++) take(NameBlock.words, `${j === i - 1 ? 'pair' : 'apart'} ${words[j]} ${word}`)
  }
  take(NameBlock.words, `first ${words[0] ?? ''}`)
  take(NameBlock.words, `last ${words.at(-1) ?? ''}`)
}

function takeRuns(block: number, text: string, shortest: number, longest: number, take: Take): void {
  for (let from = 0; from < text.length; from++)
    for (let size = shortest; size <= longest && from + size <= text.length; size++)
      take(block, text.slice(from, from + size))
}

function takeShape(name: string, small: string, take: Take): void {
  const shape = name
    .replace(/\p{Lu}/gu, 'A')
    .replace(/\p{Ll}/gu, 'a')
    .replace(/\p{N}/gu, '0')
  const short = shape.replace(/(.)\1+/g, '$1+')
  const sounds = small
    .replace(/[aeiouy]/g, 'V')
    .replace(/[a-z]/g, 'C')
    .replace(/[0-9]/g, '0')
  take(NameBlock.shape, `whole ${shape}`)
  take(NameBlock.shape, `short ${short}`)
  takeRuns(NameBlock.shape, `^${shape}$`, 2, 7, take)
  takeRuns(NameBlock.shape, `~${short}~`, 3, 6, take)
  takeRuns(NameBlock.shape, `<${sounds}>`, 3, 7, take)
}

const limits = {
  length: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 18, 20, 24, 28, 32, 40, 50],
  words: [2, 3, 4, 5, 6, 7, 8, 10],
  digits: [1, 2, 3, 4, 5, 6, 8],
  numbers: [1, 2, 3, 4, 5],
  separators: [1, 2, 3, 4, 5, 6],
  capitals: [1, 2, 3, 4, 5, 6, 8],
  vowels: [0.01, 0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6],
  consonants: [2, 3, 4, 5, 6, 7, 9],
  longest: [3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 17, 20],
} as const

function takeCounts(name: string, small: string, words: readonly string[], take: Take): void {
  const count = (pattern: RegExp): number => name.match(pattern)?.length ?? 0
  const values: Record<keyof typeof limits, number> = {
    length: name.length,
    words: words.length,
    digits: count(/\d/g),
    numbers: count(/\d+/g),
    separators: count(/[-_.]/g),
    capitals: count(/[A-Z]/g),
    vowels: count(/[aeiouy]/gi) / Math.max(1, count(/[a-z]/gi)),
    consonants: longestOf(small.match(/[bcdfghjklmnpqrstvwxz]+/g) ?? []),
    longest: longestOf(words),
  }
  for (const key of Object.keys(limits) as (keyof typeof limits)[])
    for (const limit of limits[key]) if (values[key] >= limit) take(NameBlock.counts, `${key} ${limit}`)
  const parts = name.split(/[-_.]+/).filter((part) => part !== '')
  const capped = parts.filter((part) => /^[A-Z]/.test(part)).length
  take(NameBlock.counts, `parts ${parts.length}`)
  take(NameBlock.counts, `capped ${Math.min(4, capped)} of ${Math.min(4, parts.length)}`)
}

function longestOf(parts: readonly string[]): number {
  return parts.reduce((most, part) => Math.max(most, part.length), 0)
}
