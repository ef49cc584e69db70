import type { Letters } from '@/lib/classify/letters/letters'
import { swayOf } from '@/lib/classify/letters/weigh-letters'
import type { ItemContent } from '@/lib/fetch/item'

/** What letters add to a margin that was computed without them. */
export function addedByLetters(letters: Letters | undefined, content: ItemContent, margin: number): number {
  return letters === undefined || margin <= letters.floor ? 0 : letters.weight * swayOf(letters.cells, content)
}
