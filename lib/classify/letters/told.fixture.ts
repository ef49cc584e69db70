import { tellLetters } from '@/lib/classify/letters/tell-letters'
import { weighLetters } from '@/lib/classify/letters/weigh-letters'
import type { Reason } from '@/lib/classify/score'
import type { ItemContent } from '@/lib/fetch/item'

/** Weighs a content's letters and tells of them. */
export function told(cells: Uint16Array, content: ItemContent, added: number): Reason {
  weighLetters(cells, content)
  return tellLetters(content, added)
}
