import { type FirstLook, tightenLook } from '@/lib/classify/first-look'
import { defaultDeltaOptions, type Example } from './learn-delta'
import type { VectorStore } from './vector-store'

/**
 * The first look learns nothing on the instance, so it may end no text that looks like spam known here. But for as many as
 * there may be wrong labels: one wrong click on a harmless text would otherwise make every text be read.
 */
export function lookAgain(look: FirstLook, store: VectorStore, examples: readonly Example[]): FirstLook {
  const margins = examples.flatMap(({ row, spam }) => (spam ? (store.lookedAt(row) ?? []) : [])).sort((a, b) => a - b)
  return tightenLook(look, margins.slice(Math.floor(margins.length * defaultDeltaOptions.noise)))
}
