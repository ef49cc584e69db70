import { diffLines, diffWordsWithSpace } from 'diff'

export type DiffPart = { text: string; change: 'same' | 'added' | 'removed' }
export type TextDiff = {
  parts: DiffPart[]
  /** How close it looks: words, whole lines where words would take too long, or not at all where lines would, too. */
  by: 'words' | 'lines' | 'whole'
}

/** Longer texts together (characters) are compared by lines: a moderator waits for the result. */
const wordsUpTo = 40_000
/** More changes than this aren't aligned: the work grows with the square of it. */
const maxEdits = 400
/** Backstop for texts that are slow in another way (ms). */
const timeout = 150

/** What came and went between two texts, word by word where that is quick. */
export function wordDiff(before: string, after: string): TextDiff {
  const bounds = { maxEditLength: maxEdits, timeout }
  const words = before.length + after.length <= wordsUpTo ? diffWordsWithSpace(before, after, bounds) : undefined
  if (words) return { parts: words.map(partOf), by: 'words' }
  const lines = diffLines(before, after, bounds)
  if (lines) return { parts: lines.map(partOf), by: 'lines' }
  const whole: DiffPart[] = [
    { text: before, change: 'removed' },
    { text: after, change: 'added' },
  ]
  return { parts: whole.filter(({ text }) => text !== ''), by: 'whole' }
}

type RawPart = { value: string; added: boolean; removed: boolean }

function partOf({ value, added, removed }: RawPart): DiffPart {
  return { text: value, change: added ? 'added' : removed ? 'removed' : 'same' }
}
