import { type Extraction, extractFeatures } from '@/lib/classify/features/extract-features'
import { FeatureList } from '@/lib/classify/features/feature-list'
import { featureNames } from '@/lib/classify/features/names'
import { lookFirst } from '@/lib/classify/first-look'
import { swayOf } from '@/lib/classify/letters/weigh-letters'
import { readsLetters } from '@/lib/classify/letters/with-letters'
import { kindIndexOf, type Model, namedWeight } from '@/lib/classify/model'
import { type ItemContent, itemKinds } from '@/lib/fetch/item'

/** A model as it is scored with: weights of named features by number and kind, and all that is known of words. */
export type Scorer = {
  /** The log-odds of spam: those of the first look where it is enough, otherwise those of all features. */
  logOdds(content: ItemContent): number
  /** How far letters swayed the log-odds that were asked for last; undefined where they weren't read. */
  sway(): number | undefined
  /** The uncalibrated log-odds of all features. */
  margin(content: ItemContent): number
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
  const { slope, intercept } = model.calibration
  const margin = (content: ItemContent): number => {
    read(content, false)
    const sum = model.bias + list.sum
    if (!readsLetters(model.letters, sum)) return sum
    sway = swayOf(model.letters.cells, content)
    return sum + model.letters.weight * sway
  }
  let sway: number | undefined
  return {
    margin,
    sway: () => sway,
    logOdds: (content) => {
      sway = undefined
      const early = model.firstLook && lookFirst(model.firstLook, content)
      return early ?? slope * margin(content) + intercept
    },
    explain: (content) => ({ ...read(content, true), list }),
  }
}
