import { buildReasons } from '@/lib/classify/explain/build-reasons'
import { extractFeatures } from '@/lib/classify/features/extract-features'
import { type Block, blocks, FeatureList } from '@/lib/classify/features/feature-list'
import { kindIndexOf, type Model, namedWeight, probability } from '@/lib/classify/model'
import type { Score } from '@/lib/classify/score'
import type { ItemContent } from '@/lib/fetch/item'

const lists = new Map<number, FeatureList>()

/**
 * Scores one content with a model in memory. Pure and synchronous; bounded time and memory for any text.
 * The weights of the reasons add up to the score's log-odds (within rounding of floats, and unless the score is
 * at its bounds 0.0001 and 0.9999).
 * Building reasons takes longer than scoring, and nobody reads those of an item that is plainly harmless: a score below
 * `explainFrom` (0..1, by default 0) comes with none. Whoever wants them later scores the stored content again without it.
 */
export function scoreContent(options: { model: Model; content: ItemContent; explainFrom?: number | undefined }): Score {
  const { model, content, explainFrom = 0 } = options
  const list = listFor(model.bits)
  const { cut } = extractFeatures({ content, list })
  const { slope, intercept } = model.calibration
  const kindIndex = kindIndexOf(content.kind)
  const scales = Float64Array.from(blocks, (_, block) => list.scale(block as Block))
  const hashed = new Float64Array(list.count)
  const named = new Float64Array(list.named.length)
  let logOdds = slope * model.bias + intercept
  const start = logOdds
  for (let i = 0; i < hashed.length; i++) {
    const weight = slope * (model.hashed[list.index[i] ?? 0] ?? 0) * (scales[list.block[i] ?? 0] ?? 0)
    hashed[i] = weight
    logOdds += weight
  }
  for (const [i, feature] of list.named.entries()) {
    const weight = slope * namedWeight(model, feature.name, kindIndex)
    named[i] = weight
    logOdds += weight
  }
  const score = probability(logOdds)
  const reasons = score < explainFrom ? [] : buildReasons({ content, list, hashed, named, start, cut })
  return { score, reasons, model: model.name }
}

/** One list for each table size, kept: its arrays have grown to what items need. */
function listFor(bits: number): FeatureList {
  let list = lists.get(bits)
  if (list === undefined) {
    list = new FeatureList(bits)
    lists.set(bits, list)
  }
  return list
}
