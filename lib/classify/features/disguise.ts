import type { FeatureList } from '@/lib/classify/features/feature-list'
import type { Disguise } from '@/lib/classify/features/fold'
import { feature } from '@/lib/classify/features/names'

const any = feature('disguise:any', 'disguise')
const invisible = of('invisible')
const fancy = of('fancy')
const fullwidth = of('fullwidth')
const stacked = of('stacked')
const lookalike = of('lookalike')
const spaced = of('spaced')

type Ids = { one: number; three: number }

function of(kind: string): Ids {
  return { one: feature(`disguise:${kind}`, 'disguise'), three: feature(`disguise:${kind}:3`, 'disguise') }
}

/** Turns what folding undid in one stretch into features, with its places, which begin at `offset` in the field. */
export function addDisguise(options: {
  field: number
  offset: number
  disguise: Disguise
  cjk: boolean
  list: FeatureList
}): void {
  const { field, offset, disguise, cjk, list } = options
  put(invisible, disguise.invisible)
  if (disguise.fancy.length >= 4 || widest(disguise.fancy) >= 3) put(fancy, disguise.fancy)
  // Japanese and Chinese set Latin letters full width in earnest.
  if (!cjk) put(fullwidth, disguise.fullwidth)
  put(stacked, disguise.stacked)
  put(lookalike, disguise.lookalike)
  put(spaced, disguise.spaced)

  function put(ids: Ids, pairs: readonly number[]): void {
    if (pairs.length === 0) return
    list.name(ids.one)
    list.name(any)
    if (pairs.length >= 6) list.name(ids.three)
    for (let i = 0; i + 1 < pairs.length; i += 2)
      for (const id of [ids.one, any]) list.place(id, field, offset + (pairs[i] ?? 0), offset + (pairs[i + 1] ?? 0))
  }
}

/** Longest stretch, in UTF-16 units: one ② or ™ is typography, "𝗯𝘂𝘆" is not. */
function widest(pairs: readonly number[]): number {
  let width = 0
  for (let i = 0; i + 1 < pairs.length; i += 2) width = Math.max(width, (pairs[i + 1] ?? 0) - (pairs[i] ?? 0))
  return width
}
