import { hashString } from '@/lib/classify/features/hash'
import { dedupe } from '@/training/dedupe'
import type { Judged } from '@/training/figures'
import { judgeSplit } from '@/training/protocols/judge-split'
import { protocolBits } from '@/training/protocols/prepare'
import { type Result, resultOf } from '@/training/protocols/run'
import { splitByFold } from '@/training/protocols/splits'
import { readData } from '@/training/read-data'
import { vectorise } from '@/training/vectorise'

const folds = 5

/** Names of repositories without copies and near-copies, five folds, all names of an owner in one. */
export async function runRepoSlugs(folder: string): Promise<Result[]> {
  const began = performance.now()
  const rows = dedupe(await readData({ folder, only: ['repo_slugs'] }))
  const vectors = vectorise({ rows, bits: protocolBits, oneDomain: true })
  const foldOf = rows.map(({ cluster }) => (hashString(cluster) >>> 8) % folds)
  const judged = splitByFold(foldOf, folds).flatMap((split): Judged[] => judgeSplit({ rows, vectors, split, folds: 3 }))
  return [resultOf({ name: 'repo-slugs', judged, began })]
}
