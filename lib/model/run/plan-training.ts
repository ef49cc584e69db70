import { featureVersion } from '@/lib/classify/features/extract-features'
import { pool } from '@/lib/db/pool'
import { prisma } from '@/lib/db/prisma'
import type { ModelSettings } from '@/lib/settings/settings'
import { countLabels } from '../labels/count-labels'
import { lastNight } from './training-night'

/** Least time between the starts of two incremental trainings, and after a failure before the next try of any kind. */
const pauseMs = 5 * 60_000
const pauseAfterFailureMs = 60 * 60_000

type Options = { settings: ModelSettings; now?: Date }

/**
 * Whether models should be trained now, by themselves: brought up to date when enough was decided since the last look, and
 * in full once a night when anything was decided or taken back since the last full one, or when the program came with a new
 * bundled model; at once where the active model can't be computed by this program any more. Null: no.
 */
export async function planTraining({ settings, now = new Date() }: Options): Promise<'FULL' | 'INCREMENTAL' | null> {
  if (settings.auto === 'off') return null
  const db = prisma()
  const open = await db.trainingRun.count({ where: { state: { in: ['QUEUED', 'RUNNING'] } } })
  if (open > 0) return null
  const last = await db.trainingRun.findFirst({ orderBy: { id: 'desc' } })
  const since = now.getTime() - (last?.startedAt ?? last?.createdAt ?? new Date(0)).getTime()
  if (since < (last?.state === 'FAILED' ? pauseAfterFailureMs : pauseMs)) return null
  const lastFull = await lastDone({ kind: 'FULL' })
  const lastAny = await lastDone({})
  const active = await db.modelVersion.findFirst({
    where: { state: 'ACTIVE' },
    select: { featureVersion: true, labelsThrough: true, kind: true },
  })
  const base = await db.modelVersion.findFirst({
    where: { kind: 'BUNDLED' },
    orderBy: { id: 'desc' },
    select: { createdAt: true },
  })
  if (!active || !base) return null
  const outdated = active.featureVersion !== featureVersion
  const newBase = active.kind !== 'BUNDLED' && (!lastFull || lastFull.at < base.createdAt)
  // A fresh install waits for its first night: there is too little to learn from on the first day.
  const night = (lastFull?.at ?? base.createdAt) < lastNight(now)
  if (newBase && (outdated || night)) return 'FULL'
  if (night) {
    const news = await countLabels({ pool: pool(), after: lastFull ?? { decisionId: 0, at: new Date(0) } })
    if (news.total + news.withdrawn > 0) return 'FULL'
  }
  if (outdated) return null
  const seen = { decisionId: Math.max(active.labelsThrough, lastAny?.decisionId ?? 0), at: now }
  const news = await countLabels({ pool: pool(), after: seen })
  return news.total >= settings.minLabels ? 'INCREMENTAL' : null
}

async function lastDone(where: { kind?: 'FULL' }): Promise<{ decisionId: number; at: Date } | null> {
  const run = await prisma().trainingRun.findFirst({ where: { ...where, state: 'DONE' }, orderBy: { id: 'desc' } })
  return run && { decisionId: run.labelsThrough, at: run.startedAt ?? run.createdAt }
}
