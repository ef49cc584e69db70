import { z } from 'zod'
import { pool } from '@/lib/db/pool'
import { prisma } from '@/lib/db/prisma'
import { countLabels, labelCountsSchema } from '../labels/count-labels'

export const trainingRunSchema = z.object({
  id: z.int(),
  kind: z.enum(['BUNDLED', 'FULL', 'INCREMENTAL']),
  state: z.enum(['QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED']),
  /** What it is at, in words, and how far, 0 to 100. */
  phase: z.string(),
  percent: z.int(),
  /** Labels and seed items it learns from; 0: not known yet. */
  examples: z.int(),
  requestedBy: z.string(),
  createdAt: z.date(),
  startedAt: z.date().nullable(),
  endedAt: z.date().nullable(),
  /** Somebody wants it to end; it ends within seconds. */
  cancelledAt: z.date().nullable(),
  cancelledBy: z.string().nullable(),
  detail: z.string().nullable(),
  version: z.object({ id: z.int(), name: z.string() }).nullable(),
})
export type TrainingRunView = z.infer<typeof trainingRunSchema>

export const trainingSchema = z.object({
  /** What waits or is under way; null: nothing. */
  current: trainingRunSchema.nullable(),
  /** The last ten that ended, newest first. */
  ended: z.array(trainingRunSchema),
})
export type Training = z.infer<typeof trainingSchema>

const columns = {
  id: true,
  kind: true,
  state: true,
  phase: true,
  percent: true,
  examples: true,
  requestedBy: true,
  createdAt: true,
  startedAt: true,
  endedAt: true,
  cancelledAt: true,
  cancelledBy: true,
  detail: true,
  version: { select: { id: true, name: true } },
} as const

const open = ['QUEUED', 'RUNNING'] as const

/** The training that is under way, and the last ones. One whose worker died shows as failed, even before it is written down. */
export async function findTraining(now = new Date()): Promise<Training> {
  const select = { ...columns, leaseUntil: true }
  const [opened, ended] = await Promise.all([
    prisma().trainingRun.findFirst({ where: { state: { in: [...open] } }, select }),
    prisma().trainingRun.findMany({
      where: { state: { notIn: [...open] } },
      orderBy: { id: 'desc' },
      take: 10,
      select: columns,
    }),
  ])
  if (!opened) return { current: null, ended }
  const { leaseUntil, ...run } = opened
  if (!leaseUntil || leaseUntil >= now) return { current: run, ended }
  const detail = 'The worker that trained it died or lost the database. Start it again.'
  return {
    current: null,
    ended: [{ ...run, state: 'FAILED' as const, detail, endedAt: leaseUntil }, ...ended].slice(0, 10),
  }
}

export const newLabelsSchema = labelCountsSchema.extend({
  /** Of the total, those that no training has looked at: what counts towards the next one. */
  unseen: z.int(),
  /** The active model, which learned from everything before. */
  model: z.object({ id: z.int(), name: z.string() }).nullable(),
})
export type NewLabels = z.infer<typeof newLabelsSchema>

/** What people decided since the active model learned: "your decisions since the last model". */
export async function findNewLabels(): Promise<NewLabels> {
  const active = await prisma().modelVersion.findFirst({
    where: { state: 'ACTIVE' },
    select: { id: true, name: true, labelsThrough: true, createdAt: true },
  })
  const after = { decisionId: active?.labelsThrough ?? 0, at: active?.createdAt ?? new Date(0) }
  const looked = await prisma().trainingRun.findFirst({
    where: { state: 'DONE' },
    orderBy: { id: 'desc' },
    select: { labelsThrough: true },
  })
  const counts = await countLabels({ pool: pool(), after })
  const seen = looked && looked.labelsThrough > after.decisionId ? { ...after, decisionId: looked.labelsThrough } : null
  const unseen = seen ? (await countLabels({ pool: pool(), after: seen })).total : counts.total
  return { ...counts, unseen, model: active && { id: active.id, name: active.name } }
}
