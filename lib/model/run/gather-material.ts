import { existsSync } from 'node:fs'
import type { Model } from '@/lib/classify/model'
import { makeLabels } from '../labels/label'
import { type Queryable, readLabelledDecisions } from '../labels/read-labels'
import { readRecent } from '../labels/read-recent'
import type { Material, SeedRow } from '../learn/material'
import { VectorStore } from '../learn/vector-store'
import { readSeedItems } from '../seed/read-seed-items'

type Options = {
  db: Queryable
  /** What is learned on top of. */
  base: Model
  /** What it is compared with. */
  active: Model
  /** Only decisions with greater ids. */
  after: number
  seedFolder: string
  onProgress: (phase: string, percent: number, examples: number) => void
}

/** Reads all that a training needs, and keeps nothing of the texts but features. */
export async function gatherMaterial({ db, base, active, after, seedFolder, onProgress }: Options): Promise<Material> {
  const store = new VectorStore(base.bits, base.firstLook, [base.letters, active.letters])
  const rowOf = new Map<number, number>()
  onProgress('reading labels', 0, 0)
  const decisions = await readLabelledDecisions({
    db,
    after,
    onContent: (versionId, content) => {
      rowOf.set(versionId, store.add(content))
    },
  })
  const labels = makeLabels(decisions)
  onProgress('reading the seed corpus', 12, labels.length)
  const seed = await readSeed(store, seedFolder)
  onProgress('reading what came in lately', 25, labels.length + (seed?.length ?? 0))
  const recent: { row: number; kind: Material['recent'][number]['kind'] }[] = []
  await readRecent(db, (content) => {
    recent.push({ row: store.add(content), kind: content.kind })
  })
  return { store, labels, rowOf, seed, recent }
}

/** Null: the corpus was left out of this installation. */
async function readSeed(store: VectorStore, folder: string): Promise<SeedRow[] | null> {
  if (!existsSync(folder)) return null
  const items = await readSeedItems({ folder })
  return items.map(({ id, spam, content, heldOut }) => ({
    id,
    spam,
    kind: content.kind,
    heldOut,
    row: store.add(content, { known: true }),
  }))
}
