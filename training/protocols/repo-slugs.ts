import { hashString } from '@/lib/classify/features/hash'
import { dedupe } from '@/training/dedupe'
import { CharacterOdds } from '@/training/learners/character-odds'
import { vectoriseNames } from '@/training/names/vectorise-names'
import { trainOn } from '@/training/protocols/cross-margins'
import { judgeMixed, type Learners } from '@/training/protocols/judge-mixed'
import { type Result, resultOf } from '@/training/protocols/run'
import { splitByFold } from '@/training/protocols/splits'
import { readData } from '@/training/read-data'

const folds = 5
const innerFolds = 3
const how = { blocks: [1, 1, 1, 1, 1, 1] }

type Name = { name: string; spam: boolean; cluster: string }

/**
 * Names of repositories without copies and near-copies, five folds, all names of an owner in one. Judged by a mixture of
 * logistic regression and of what the names' characters are likely to be followed by, in their own case and in small letters.
 */
export async function runRepoSlugs(folder: string): Promise<Result[]> {
  const began = performance.now()
  const rows = dedupe(await readData({ folder, only: ['repo_slugs'] })).map(
    ({ content, spam, cluster }): Name => ({ name: content.fields.name ?? '', spam, cluster }),
  )
  const learners = learnersOf(rows)
  const foldOf = rows.map(({ cluster }) => (hashString(cluster) >>> 8) % folds)
  const judged = splitByFold(foldOf, folds).flatMap((split) => {
    // Owners are kept together within the training part, too: what is trusted there is to hold for strangers.
    const inner = split.train.map((i) => (hashString(`inner ${rows[i]?.cluster}`) >>> 8) % innerFolds)
    return judgeMixed({ rows, split, foldOf: inner, folds: innerFolds, learners })
  })
  return [resultOf({ name: 'repo-slugs', judged, began })]
}

function learnersOf(names: readonly Name[]): Learners {
  const vectors = vectoriseNames(names)
  return (rows) => {
    const margin = trainOn({ vectors, rows, how })
    const written = new CharacterOdds()
    const small = new CharacterOdds()
    for (const row of rows) {
      const { name, spam } = names[row] as Name
      written.learn(name, spam)
      small.learn(name.toLowerCase(), spam)
    }
    return (row) => {
      const { name } = names[row] as Name
      return [margin(row), written.of(name), small.of(name.toLowerCase())]
    }
  }
}
