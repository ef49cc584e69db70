import { blocks } from '@/lib/classify/features/block'
import { extractFeatures } from '@/lib/classify/features/extract-features'
import type { FeatureList } from '@/lib/classify/features/feature-list'
import { lookFirst } from '@/lib/classify/first-look'
import { addedByLetters } from '@/lib/classify/letters/with-letters'
import { kindIndexOf, type Model, namedWeight } from '@/lib/classify/model'
import type { ItemContent } from '@/lib/fetch/item'

/**
 * The uncalibrated log-odds, without reasons: for measuring and for calibrating. `list` must have the model's `bits`.
 * Where the model's first look is enough it is what calibrates to the look's log-odds, so that what is measured is what is scored.
 */
export function marginOf(options: { model: Model; content: ItemContent; list: FeatureList }): number {
  const { model, content, list } = options
  const { slope, intercept } = model.calibration
  const early = model.firstLook && lookFirst(model.firstLook, content)
  if (early !== undefined) return (early - intercept) / slope
  extractFeatures({ content, list })
  const scales = Float64Array.from(blocks, (_, block) => list.scale(block))
  const kindIndex = kindIndexOf(content.kind)
  let margin = model.bias
  for (let i = 0; i < list.count; i++)
    margin += (model.hashed[list.index[i] ?? 0] ?? 0) * (scales[list.block[i] ?? 0] ?? 0)
  for (const feature of list.named) margin += namedWeight(model, feature.name, kindIndex)
  return margin + addedByLetters(model.letters, content, margin)
}
