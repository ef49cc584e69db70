import { createHash } from 'node:crypto'
import { z } from 'zod'
import { itemKindSchema } from '@/lib/fetch/item'
import { defaultSettings, type Settings, settingsSchema } from '@/lib/settings/settings'
import type { Label } from '../labels/label'
import type { Queryable } from '../labels/read-labels'
import { splitLabels } from '../labels/split-labels'
import { trainCandidate } from '../learn/train-candidate'
import { seedFolder } from '../seed/read-seed-items'
import { gatherMaterial } from './gather-material'
import { type Models, readModelBefore, readModels, type StoredModel } from './read-models'
import type { TrainingResult } from './training-result'
import { whatChanged } from './what-changed'

type Options = {
  db: Queryable
  kind: 'FULL' | 'INCREMENTAL'
  seed?: string
  onProgress: (phase: string, percent: number, examples: number) => void
}

/** Texts that are read again to find words for changed weights. */
const textsForWords = 300

/**
 * The whole of a training, in whichever thread it is called. FULL starts from the bundled model and takes all labels;
 * INCREMENTAL starts from the active model and takes what was decided since.
 * @throws AppError as `readModels` does
 */
export async function trainFromDatabase({ db, kind, seed = seedFolder, onProgress }: Options): Promise<TrainingResult> {
  const models = await readModels(db, kind)
  const { base } = models
  const after = kind === 'FULL' ? 0 : base.labelsThrough
  const active = models.active.model
  const material = await gatherMaterial({ db, base: base.model, active, after, seedFolder: seed, onProgress })
  const { labels } = material
  const labelsThrough = labels.reduce((max, { decisionId }) => Math.max(max, decisionId), after)
  if (labels.length === 0) return { labelsThrough, model: null }
  const examples = labels.length + (material.seed?.length ?? 0)
  const { model, file, metrics, gate, map, counts } = trainCandidate({
    material,
    base: base.model,
    active,
    baseline: (await baselineFor(db, models, labels)).model,
    settings: await readSettings(db),
    name: 'instance',
    onProgress: (phase, percent) => onProgress(phase, percent, examples),
  })
  onProgress('looking for what changed', 94, examples)
  const contents = await readContents(db, labels)
  const changes = whatChanged(base.model, model, contents)
  return {
    labelsThrough,
    model: {
      file,
      sha256: createHash('sha256').update(file).digest('hex'),
      featureVersion: base.model.featureVersion,
      parentId: base.id,
      fingerprint: fingerprintOf(base, labels),
      counts,
      metrics,
      gate,
      changes,
      thresholds: { fromId: models.activeId, map },
    },
  }
}

/** A model that has learned from the decisions it is compared on would win any comparison. */
async function baselineFor(db: Queryable, { base, active }: Models, labels: readonly Label[]): Promise<StoredModel> {
  const { heldOut } = splitLabels(labels)
  const first = heldOut.reduce((min, { decisionId }) => Math.min(min, decisionId), Number.MAX_SAFE_INTEGER)
  if (active.labelsThrough < first) return active
  return (await readModelBefore(db, first, base.model.bits)) ?? base
}

/** The same base and the same labels with the same weights: the same data. */
function fingerprintOf(base: StoredModel, labels: readonly Label[]): string {
  const hash = createHash('sha256').update(base.sha256)
  for (const { decisionId, spam, weight } of labels) hash.update(`${decisionId}:${spam}:${weight.toFixed(6)};`)
  return hash.digest('hex')
}

async function readSettings(db: Queryable): Promise<Settings> {
  const { rows } = await db.query('SELECT value FROM settings ORDER BY id DESC LIMIT 1')
  return settingsSchema.safeParse(rows[0]?.value).data ?? defaultSettings
}

const contentSchema = z.array(z.object({ kind: itemKindSchema, fields: z.record(z.string(), z.string()) }))

async function readContents(db: Queryable, labels: readonly Label[]) {
  const ids = labels.slice(-textsForWords).map(({ versionId }) => versionId)
  const { rows } = await db.query(
    `SELECT i.kind::text AS kind, v.fields FROM item_version v JOIN item i ON i.id = v.item_id WHERE v.id = ANY ($1::int[]) ORDER BY v.id`,
    [ids],
  )
  return contentSchema.parse(rows)
}
