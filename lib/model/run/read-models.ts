import { z } from 'zod'
import { featureVersion } from '@/lib/classify/features/extract-features'
import type { Model } from '@/lib/classify/model'
import { AppError } from '@/lib/errors'
import type { Queryable } from '../labels/read-labels'
import { decodeVersion } from '../version/decode-version'

const rowSchema = z.object({
  id: z.int(),
  name: z.string(),
  sha256: z.string(),
  feature_version: z.int(),
  labels_through: z.int(),
  file: z.instanceof(Uint8Array),
})
const columns = 'id, name, sha256, feature_version, labels_through, file'

export type StoredModel = { id: number; sha256: string; labelsThrough: number; model: Model }
export type Models = {
  /** What is learned on top of. */
  base: StoredModel
  /** What is in use; the base where what is in use can't be computed by this program any more. */
  active: StoredModel
  /** Id of the version that is active, usable or not. */
  activeId: number
}

/**
 * The models that a training begins with.
 * @throws AppError `internal` when they are missing, corrupt, or of other features than this program computes
 */
export async function readModels(db: Queryable, kind: 'FULL' | 'INCREMENTAL'): Promise<Models> {
  const bundled = await readOne(db, `kind = 'BUNDLED' AND feature_version = $1 ORDER BY id DESC`, [featureVersion])
  const active = await readOne(db, `state = 'ACTIVE' AND $1::int IS NOT NULL`, [featureVersion])
  if (!bundled || !active)
    throw new AppError({
      code: 'internal',
      message: 'No model to start from is stored yet. Start a worker, then try again.',
    })
  if (kind === 'INCREMENTAL') {
    const base = decode(active)
    return { base, active: base, activeId: active.id }
  }
  const base = decode(bundled)
  const inUse = active.feature_version === featureVersion ? decode(active) : base
  return { base, active: inUse.model.bits === base.model.bits ? inUse : base, activeId: active.id }
}

/** The newest model that was in use and had seen no decision from this one on; null: none but the bundled one. */
export async function readModelBefore(db: Queryable, decisionId: number, bits: number): Promise<StoredModel | null> {
  const where =
    'promoted_at IS NOT NULL AND feature_version = $1 AND labels_through < $2 ORDER BY labels_through DESC, id DESC'
  const row = await readOne(db, where, [featureVersion, decisionId])
  const stored = row && decode(row)
  return stored?.model.bits === bits ? stored : null
}

async function readOne(db: Queryable, where: string, values: unknown[]): Promise<z.infer<typeof rowSchema> | null> {
  const { rows } = await db.query(`SELECT ${columns} FROM model_version WHERE ${where} LIMIT 1`, values)
  return rows[0] ? rowSchema.parse(rows[0]) : null
}

const decode = (row: z.infer<typeof rowSchema>): StoredModel => ({
  id: row.id,
  sha256: row.sha256,
  labelsThrough: row.labels_through,
  model: decodeVersion(row),
})
