'use client'
import { useState } from 'react'
import type { ItemDetail } from '@/lib/review/item-detail'

type Held = {
  /** What is shown, and so what a decision is about. */
  item: ItemDetail
  /** Newer content than what is shown; null when there is none. */
  fresher: ItemDetail | null
  showFresher: () => void
}

/**
 * Keeps the content that somebody is reading. Everything else may refresh under their eyes; another version waits until
 * they ask for it, or a key pressed a moment later would decide on words they never saw.
 */
export function useHeldItem(newest: ItemDetail): Held {
  const [held, setHeld] = useState(newest)
  const sameVersion = held.version?.id === newest.version?.id
  if (sameVersion && held !== newest) setHeld(newest)
  return {
    item: sameVersion ? newest : held,
    fresher: sameVersion ? null : newest,
    showFresher: () => setHeld(newest),
  }
}
