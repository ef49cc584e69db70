import type { Letters } from '@/lib/classify/letters/letters'
import { swayOf } from '@/lib/classify/letters/weigh-letters'
import type { ItemContent } from '@/lib/fetch/item'

/** Whether letters are read for a margin that was computed without them. */
export function readsLetters(letters: Letters | undefined, margin: number): letters is Letters {
  return letters !== undefined && !(margin <= letters.floor)
}

/** What letters add to a margin that was computed without them. */
export function addedByLetters(letters: Letters | undefined, content: ItemContent, margin: number): number {
  return readsLetters(letters, margin) ? letters.weight * swayOf(letters.cells, content) : 0
}
