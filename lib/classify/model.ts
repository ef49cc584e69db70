import type { FirstLook } from '@/lib/classify/first-look'
import type { Letters } from '@/lib/classify/letters/letters'
import type { ItemKind } from '@/lib/fetch/item'
import { itemKinds } from '@/lib/fetch/item'

/** A model in memory, ready to score. */
export type Model = {
  /** Such as "bundled-2026-11-22": stored with every score. */
  name: string
  featureVersion: number
  /** log2 of `hashed.length`. */
  bits: number
  hashed: Float32Array
  /** Weight of a named feature: the number in all kinds together at 0, then what each kind adds, in the order of `itemKinds`. */
  named: ReadonlyMap<string, Float32Array>
  bias: number
  /** Platt scaling: log-odds = slope × margin + intercept. */
  calibration: { slope: number; intercept: number }
  /** Ends the scoring of plainly harmless text early; without it every text is read. */
  firstLook?: FirstLook
  /** What runs of letters add to the margin; without it only words and named features count. */
  letters?: Letters
  /** What it was trained on and how it did, for people. */
  card: Record<string, unknown>
}

export const weightsPerName = 1 + itemKinds.length

/** The weight of a named feature for one kind; 0 for names the model has never seen. */
export function namedWeight(model: Model, name: string, kindIndex: number): number {
  const weights = model.named.get(name)
  return weights === undefined ? 0 : (weights[0] ?? 0) + (weights[1 + kindIndex] ?? 0)
}

export function kindIndexOf(kind: ItemKind): number {
  return itemKinds.indexOf(kind)
}

/** The logistic function, kept off 0 and 1 so that no score claims to be certain. */
export function probability(logOdds: number): number {
  return Math.min(0.9999, Math.max(0.0001, 1 / (1 + Math.exp(-logOdds))))
}
