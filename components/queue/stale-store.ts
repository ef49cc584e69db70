import type { DecisionInput, StaleDetails } from '@/lib/review/decision-input'

/** A decision that was refused, with what changed meanwhile; shown by StaleSheet. */
export type Refused = { itemId: number; title: string; input: DecisionInput; message: string; details: StaleDetails }

let refused: Refused | null = null
const listeners = new Set<() => void>()

export function showRefused(next: Refused | null): void {
  refused = next
  for (const listener of listeners) listener()
}

export function subscribeRefused(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const currentRefused = (): Refused | null => refused
export const noRefused = (): Refused | null => null
