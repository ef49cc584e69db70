import type { FeatureList } from '@/lib/classify/features/feature-list'
import type { Disguise } from '@/lib/classify/features/fold'
import type { Span } from '@/lib/classify/score'

/** Turns what folding undid in one field into features, with its places. */
export function addDisguise(options: { field: string; disguise: Disguise; cjk: boolean; list: FeatureList }): void {
  const { field, disguise, cjk, list } = options
  put('disguise:invisible', disguise.invisible)
  put('disguise:fancy', disguise.fancy.length >= 4 || widest(disguise.fancy) >= 3 ? disguise.fancy : [])
  // Japanese and Chinese set Latin letters full width in earnest.
  put('disguise:fullwidth', cjk ? [] : disguise.fullwidth)
  put('disguise:stacked', disguise.stacked)
  put('disguise:lookalike', disguise.lookalike)
  put('disguise:spaced', disguise.spaced)

  function put(name: string, pairs: readonly number[]): void {
    if (pairs.length === 0) return
    const spans: Span[] = []
    for (let i = 0; i + 1 < pairs.length; i += 2) spans.push({ field, start: pairs[i] ?? 0, end: pairs[i + 1] ?? 0 })
    list.name(name, 'disguise', spans)
    list.name('disguise:any', 'disguise', spans)
    if (spans.length >= 3) list.name(`${name}:3`, 'disguise', spans)
  }
}

/** Longest stretch, in UTF-16 units: one ② or ™ is typography, "𝗯𝘂𝘆" is not. */
function widest(pairs: readonly number[]): number {
  let width = 0
  for (let i = 0; i + 1 < pairs.length; i += 2) width = Math.max(width, (pairs[i + 1] ?? 0) - (pairs[i] ?? 0))
  return width
}
