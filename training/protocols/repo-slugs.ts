import { hashString } from '@/lib/classify/features/hash'
import { dedupe } from '@/training/dedupe'
import { CharacterModel } from '@/training/learners/character-model'
import { fitMix, mixOf } from '@/training/learners/mix'
import { vectoriseNames } from '@/training/names/vectorise-names'
import { calibrateMargins } from '@/training/protocols/calibrate-margins'
import { trainOn } from '@/training/protocols/cross-margins'
import { type Result, resultOf } from '@/training/protocols/run'
import { splitByFold } from '@/training/protocols/splits'
import { readData } from '@/training/read-data'
import type { Vectors } from '@/training/vectorise'

const folds = 5
/** Within a training part: what learners say of owners that they hadn't seen is what their mixture is learned from. */
const innerFolds = 3
const how = { blocks: [1, 1, 1, 1, 1, 1] }
const order = 5
/** Nothing is believed of the three learners before they were heard. */
const belief = { weights: [0, 0, 0, 0], rows: [1, 1, 1, 1] }

type Name = { name: string; small: string; spam: boolean; cluster: string }
type Material = { names: readonly Name[]; vectors: Vectors }

/**
 * Names of repositories without copies and near-copies, five folds, all names of an owner in one. Judged by a mixture of
 * logistic regression and of what the names' characters are likely to be followed by, in their own case and in small letters.
 */
export async function runRepoSlugs(folder: string): Promise<Result[]> {
  const began = performance.now()
  const rows = dedupe(await readData({ folder, only: ['repo_slugs'] }))
  const names = rows.map(({ content, spam, cluster }) => {
    const name = content.fields.name ?? ''
    return { name, small: name.toLowerCase(), spam, cluster }
  })
  const material = { names, vectors: vectoriseNames(names) }
  const judged = splitByFold(foldsOf(names, folds), folds).flatMap(({ train, test }) => {
    const { weights, judge } = learnMix(material, train)
    const said = learnersOf(material, train)
    return Array.from(test, (i) => {
      const { spam, cluster } = names[i] as Name
      return { ...judge(mixOf(weights, said(i))), spam, cluster }
    })
  })
  return [resultOf({ name: 'repo-slugs', judged, began })]
}

function foldsOf(names: readonly Name[], count: number): number[] {
  return names.map(({ cluster }) => (hashString(cluster) >>> 8) % count)
}

/** How much each learner is trusted, and what their mixture means, by owners that each of them hadn't seen. */
function learnMix(material: Material, rows: Int32Array) {
  const own = Array.from(rows, (i) => material.names[i] as Name)
  const inner = own.map(({ cluster }) => (hashString(`inner ${cluster}`) >>> 8) % innerFolds)
  const opinions = splitByFold(inner, innerFolds).flatMap(({ train, test }) => {
    const said = learnersOf(
      material,
      train.map((i) => rows[i] as number),
    )
    return Array.from(test, (i) => {
      const row = rows[i] as number
      return { said: said(row), spam: (material.names[row] as Name).spam }
    })
  })
  const weights = fitMix(opinions, belief)
  const judge = calibrateMargins(opinions.map(({ said, spam }) => ({ score: mixOf(weights, said), spam })))
  return { weights, judge }
}

/** What each learner says of a row, which is spam above 0, after it learned from `rows`. */
function learnersOf({ names, vectors }: Material, rows: Int32Array): (row: number) => number[] {
  const margin = trainOn({ vectors, rows, how })
  const written = { spam: new CharacterModel(order), ham: new CharacterModel(order) }
  const small = { spam: new CharacterModel(order), ham: new CharacterModel(order) }
  for (const row of rows) {
    const { name, small: letters, spam } = names[row] as Name
    written[spam ? 'spam' : 'ham'].learn(name)
    small[spam ? 'spam' : 'ham'].learn(letters)
  }
  return (row) => {
    const { name, small: letters } = names[row] as Name
    const odds = (models: typeof small, text: string): number =>
      models.spam.logProbability(text) - models.ham.logProbability(text)
    return [margin(row), odds(written, name), odds(small, letters)]
  }
}
