import { presentSettings } from '@/lib/act/present-settings'
import { recordAudit } from '@/lib/audit/record-audit'
import { notifyLive } from '@/lib/db/live'
import { transact } from '@/lib/db/transact'
import type { ModelState, Prisma } from '@/lib/generated/prisma/client'
import { lockModels } from '../version/lock-models'
import { enterShadow } from '../version/set-shadow'
import type { TrainedModel } from './training-result'

type Options = { runId: number; owner: string; model: TrainedModel; labelsThrough: number }
export type StoredCandidate = { id: number; name: string; state: ModelState }

/**
 * Stores what a training made and ends its run, together. What passed the gate goes into the shadow where models learn by
 * themselves, in the place of a shadow that is there.
 * @returns null when the run isn't ours any more, or was cancelled at the last moment: then nothing is kept
 */
export async function storeCandidate({ runId, owner, model, labelsThrough }: Options): Promise<StoredCandidate | null> {
  return transact(async (tx) => {
    await lockModels(tx)
    await tx.$executeRaw`SELECT FROM training_run WHERE id = ${runId} FOR UPDATE`
    const run = await tx.trainingRun.findUnique({ where: { id: runId } })
    if (run?.state !== 'RUNNING' || run.owner !== owner || run.cancelledAt) return null
    const { gate, thresholds, parentId, file, ...rest } = model
    const name = await freshName(tx)
    const made = await tx.modelVersion.create({
      data: {
        ...rest,
        name,
        gate,
        thresholds,
        parentId,
        labelsThrough,
        file: Uint8Array.from(file),
        kind: run.kind,
        state: gate.passed ? 'CANDIDATE' : 'REFUSED',
        reason: gate.words[0] ?? null,
        createdBy: run.requestedBy,
      },
      select: { id: true, name: true },
    })
    const { models } = await presentSettings(tx)
    const state = gate.passed && models.auto !== 'off' ? await intoShadow(tx, made, thresholds.fromId) : null
    const detail = `${name}: ${gate.words[0] ?? ''}`
    const end = { state: 'DONE', percent: 100, phase: 'done', endedAt: new Date(), leaseUntil: null, detail } as const
    await tx.trainingRun.update({
      where: { id: runId },
      data: { ...end, versionId: made.id, labelsThrough },
      select: { id: true },
    })
    await notifyLive(tx, { topic: 'model', ids: [made.id] })
    await recordAudit({
      tx,
      actor: { kind: 'system', name: 'worker' },
      action: 'model.added',
      subject: `model:${made.id}`,
      after: { name, kind: run.kind, passed: gate.passed, labels: rest.counts.labels, fingerprint: rest.fingerprint },
    })
    return { ...made, state: state ?? (gate.passed ? 'CANDIDATE' : 'REFUSED') }
  })
}

/** Not when another model became active while this one was trained: it was compared with the old one. */
async function intoShadow(
  tx: Prisma.TransactionClient,
  made: { id: number; name: string },
  comparedWithId: number,
): Promise<'SHADOW' | null> {
  const active = await tx.modelVersion.findFirst({ where: { state: 'ACTIVE' }, select: { id: true } })
  if (active?.id !== comparedWithId) return null
  await enterShadow({ tx, version: made })
  return 'SHADOW'
}

/** Such as `instance-2026-11-22-3`. The caller holds the lock on models. */
async function freshName(tx: Prisma.TransactionClient): Promise<string> {
  const prefix = `instance-${new Date().toISOString().slice(0, 10)}-`
  const taken = await tx.modelVersion.findMany({ where: { name: { startsWith: prefix } }, select: { name: true } })
  const numbers = taken.map(({ name }) => Number(name.slice(prefix.length))).filter(Number.isFinite)
  return `${prefix}${Math.max(0, ...numbers) + 1}`
}
