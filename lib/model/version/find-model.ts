import { z } from 'zod'
import { prisma } from '@/lib/db/prisma'
import { AppError } from '@/lib/errors'
import { itemKindSchema, itemKinds } from '@/lib/fetch/item'
import { freshSettings } from '@/lib/settings/fresh-settings'
import { type Settings, type Thresholds, thresholdsSchema } from '@/lib/settings/settings'
import { gateSchema } from '../gate/gate'
import { metricsSchema } from '../measure/figures'
import { applyMap, bases, type MapPoint } from '../thresholds/threshold-map'
import { findActive, modelColumns, modelRow, modelRowSchema } from './find-models'
import { changesSchema, type ThresholdsJson, thresholdsJsonSchema } from './version-json'

export const modelDetailSchema = modelRowSchema.extend({
  sha256: z.string(),
  bytes: z.int(),
  featureVersion: z.int(),
  fingerprint: z.string(),
  labelsThrough: z.int(),
  metrics: metricsSchema.nullable(),
  gate: gateSchema.nullable(),
  changes: changesSchema.nullable(),
  /** What its promotion does to the thresholds, or did; kinds whose thresholds stay are left out. */
  thresholds: z.array(
    z.object({
      kind: itemKindSchema,
      before: thresholdsSchema,
      after: thresholdsSchema,
      /** What stays the same at the review threshold: precision, the share that is flagged, or the number ("kept"). */
      basis: z.enum(bases),
    }),
  ),
  /** Where going back leads from it; null: nowhere. */
  replaced: z.object({ id: z.int(), name: z.string() }).nullable(),
  /** The one that scores at present; null: none does yet. */
  active: z.object({ id: z.int(), name: z.string() }).nullable(),
})
export type ModelDetail = z.infer<typeof modelDetailSchema>

const detailColumns = {
  ...modelColumns,
  sha256: true,
  featureVersion: true,
  fingerprint: true,
  labelsThrough: true,
  changes: true,
  replaced: { select: { id: true, name: true } },
} as const

/** One version with all that is known of it. @throws AppError `not_found` */
export async function findModel({ id }: { id: number }): Promise<ModelDetail> {
  const [row, active, { settings }, sizes] = await Promise.all([
    prisma().modelVersion.findUnique({ where: { id }, select: detailColumns }),
    findActive(),
    freshSettings(),
    prisma().$queryRaw<{ bytes: number }[]>`SELECT length(file) AS bytes FROM model_version WHERE id = ${id}`,
  ])
  if (!row) throw new AppError({ code: 'not_found', message: 'There is no such model (any more).' })
  const { sha256, featureVersion, fingerprint, labelsThrough, replaced, changes, ...listed } = row
  const thresholds = thresholdsJsonSchema.safeParse(row.thresholds).data
  return {
    ...modelRow(listed, active),
    sha256,
    featureVersion,
    fingerprint,
    labelsThrough,
    replaced,
    active,
    bytes: sizes[0]?.bytes ?? 0,
    metrics: metricsSchema.safeParse(row.metrics).data ?? null,
    gate: gateSchema.safeParse(row.gate).data ?? null,
    changes: changesSchema.safeParse(changes).data ?? null,
    thresholds: thresholds ? thresholdChanges(settings, thresholds) : [],
  }
}

function thresholdChanges(settings: Settings, { map, applied }: ThresholdsJson): ModelDetail['thresholds'] {
  const mapped = applyMap(settings, map)
  return itemKinds.flatMap((kind) => {
    const before = applied ? applied.before[kind] : settings.kinds[kind].thresholds
    const after = applied ? applied.after[kind] : mapped.kinds[kind].thresholds
    if (!before || !after || same(before, after)) return []
    return [{ kind, before, after, basis: basisAt(before.conditional, map[kind] ?? []) }]
  })
}

const same = (a: Thresholds, b: Thresholds): boolean =>
  a.conditional === b.conditional && a.disallow === b.disallow && a.block === b.block

const basisAt = (threshold: number, points: readonly MapPoint[]): MapPoint['basis'] =>
  points.find(({ before }) => before >= threshold)?.basis ?? 'kept'
