import { z } from 'zod'
import { prisma } from '@/lib/db/prisma'
import type { Prisma } from '@/lib/generated/prisma/client'
import { type RowPage, rowPage } from '@/lib/stats/row-page'
import { gateSchema } from '../gate/gate'
import { metricsSchema, shareSchema } from '../measure/figures'
import { whyNotPromotable } from './promotable'
import { countsSchema, thresholdsJsonSchema } from './version-json'

/** The figures of a list's row. */
const briefSchema = z.object({
  n: z.int(),
  auc: z.number().nullable(),
  recall: shareSchema,
  falsePositives: shareSchema,
})
const namedSchema = z.object({ id: z.int(), name: z.string() })

export const modelRowSchema = z.object({
  id: z.int(),
  name: z.string(),
  kind: z.enum(['BUNDLED', 'FULL', 'INCREMENTAL']),
  state: z.enum(['CANDIDATE', 'REFUSED', 'SHADOW', 'ACTIVE', 'RETIRED']),
  reason: z.string().nullable(),
  parent: namedSchema.nullable(),
  counts: countsSchema,
  /** What the gate said; null: it was never asked (the bundled model). */
  passed: z.boolean().nullable(),
  /** On the newest decisions and on the seed corpus; null: nothing to measure on. */
  decisions: briefSchema.nullable(),
  seed: briefSchema.nullable(),
  createdAt: z.date(),
  createdBy: z.string(),
  shadowSince: z.date().nullable(),
  promotedAt: z.date().nullable(),
  promotedBy: z.string().nullable(),
  retiredAt: z.date().nullable(),
  /** Why it can't be promoted now, in a sentence; null: it can. */
  notPromotable: z.string().nullable(),
})
export type ModelRow = z.infer<typeof modelRowSchema>

/** Never the file: a page of fifty would weigh 20 MB. */
export const modelColumns = {
  id: true,
  name: true,
  kind: true,
  state: true,
  reason: true,
  parent: { select: { id: true, name: true } },
  counts: true,
  metrics: true,
  gate: true,
  thresholds: true,
  createdAt: true,
  createdBy: true,
  shadowSince: true,
  promotedAt: true,
  promotedBy: true,
  retiredAt: true,
} satisfies Prisma.ModelVersionSelect
type Columns = Prisma.ModelVersionGetPayload<{ select: typeof modelColumns }>

/** Versions of the model, newest first. */
export async function findModels({ before, limit }: { before?: number; limit: number }): Promise<RowPage<ModelRow>> {
  const [found, active] = await Promise.all([
    prisma().modelVersion.findMany({
      where: { id: before === undefined ? undefined : { lt: before } },
      orderBy: { id: 'desc' },
      take: limit + 1,
      select: modelColumns,
    }),
    findActive(),
  ])
  return rowPage(
    found.map((row) => modelRow(row, active)),
    limit,
  )
}

export function findActive(): Promise<{ id: number; name: string } | null> {
  return prisma().modelVersion.findFirst({ where: { state: 'ACTIVE' }, select: { id: true, name: true } })
}

export function modelRow(row: Columns, active: { id: number; name: string } | null): ModelRow {
  const { metrics: stored, gate, thresholds, counts, ...rest } = row
  const metrics = metricsSchema.safeParse(stored).data
  const passed = gateSchema.safeParse(gate).data?.passed ?? null
  const comparedWithId = thresholdsJsonSchema.safeParse(thresholds).data?.fromId ?? null
  return {
    ...rest,
    counts: countsSchema.parse(counts),
    passed,
    decisions: briefSchema.safeParse(metrics?.decisions.all).data ?? null,
    seed: briefSchema.safeParse(metrics?.seed?.all).data ?? null,
    notPromotable: whyNotPromotable({ state: row.state, passed: passed ?? false, comparedWithId, active }),
  }
}
