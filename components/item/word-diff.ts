import { diffWordsWithSpace } from 'diff'

export type DiffPart = { text: string; change: 'same' | 'added' | 'removed' }

/** More changed words than this aren't aligned: the work grows with the square of it. */
const maxEdits = 1_500
/** Longer texts are compared up to here (characters). */
const maxLength = 50_000

/** The words that came and went between two texts. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const [old, fresh] = [before.slice(0, maxLength), after.slice(0, maxLength)]
  const parts = diffWordsWithSpace(old, fresh, { maxEditLength: maxEdits })
  if (!parts)
    return [
      { text: old, change: 'removed' },
      { text: fresh, change: 'added' },
    ]
  return parts.map(({ value, added, removed }) => ({
    text: value,
    change: added ? 'added' : removed ? 'removed' : 'same',
  }))
}
