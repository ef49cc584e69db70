import type { ItemKind } from '@/lib/fetch/item'
import type { Label } from '../labels/label'
import type { VectorStore } from './vector-store'

export type SeedRow = { id: string; row: number; spam: boolean; kind: ItemKind; heldOut: boolean }

/** Everything that a training learns from and measures on, as rows of one store. */
export type Material = {
  store: VectorStore
  labels: readonly Label[]
  /** The row of a version that was decided on. */
  rowOf: ReadonlyMap<number, number>
  /** Null: the corpus is not in this installation. */
  seed: readonly SeedRow[] | null
  /** What came in lately, decided or not. */
  recent: readonly { row: number; kind: ItemKind }[]
}

/** An example of any source, ready to be scored under two models. */
export type Known = { row: number; spam: boolean; kind: ItemKind; cluster: string; weight: number }

export const knownLabels = (labels: readonly Label[], rowOf: ReadonlyMap<number, number>): Known[] =>
  labels.flatMap(({ versionId, spam, kind, campaign, weight }) => {
    const row = rowOf.get(versionId)
    return row === undefined ? [] : [{ row, spam, kind, cluster: campaign, weight }]
  })

export const knownSeed = (seed: readonly SeedRow[]): Known[] =>
  seed.map(({ id, row, spam, kind }) => ({ row, spam, kind, cluster: id, weight: 1 }))
