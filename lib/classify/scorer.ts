import { type Extraction, extractFeatures } from '@/lib/classify/features/extract-features'
import { FeatureList } from '@/lib/classify/features/feature-list'
import { featureNames } from '@/lib/classify/features/names'
import { kindIndexOf, type Model, namedWeight } from '@/lib/classify/model'
import { type ItemContent, itemKinds } from '@/lib/fetch/item'

/** A model as it is scored with: weights of named features by number and kind, and all that is known of words. */
export type Scorer = {
  /** The uncalibrated log-odds. Nothing but sums is known of the features afterwards. */
  margin(content: ItemContent): Extraction & { margin: number }
  /** The features one by one, with their places. The list holds them until the next call. */
  explain(content: ItemContent): Extraction & { list: FeatureList }
}

const scorers = new WeakMap<Model, Scorer>()

/** The scorer of a model, made once: words met before are looked up instead of computed. */
export function scorerOf(model: Model): Scorer {
  let scorer = scorers.get(model)
  if (scorer === undefined) {
    scorer = makeScorer(model)
    scorers.set(model, scorer)
  }
  return scorer
}

function makeScorer(model: Model): Scorer {
  const list = new FeatureList(model.bits, model.hashed)
  const heads = itemKinds.map((_, kind) => Float32Array.from(featureNames, (name) => namedWeight(model, name, kind)))
  const read = (content: ItemContent, listing: boolean): Extraction => {
    list.listing = listing
    return extractFeatures({ content, list, namedWeights: heads[kindIndexOf(content.kind)] })
  }
  return {
    margin: (content) => {
      const { cut } = read(content, false)
      return { cut, margin: model.bias + list.sum }
    },
    explain: (content) => ({ ...read(content, true), list }),
  }
}
