import { type Actor, recordAudit } from '@/lib/audit/record-audit'
import { notifyLive } from '@/lib/db/live'
import { transact } from '@/lib/db/transact'
import { AppError } from '@/lib/errors'
import type { Prisma } from '@/lib/generated/prisma/client'
import { decodeVersion } from './decode-version'
import { lockModels } from './lock-models'

type Options = { id: number; on: boolean; actor: Actor /** For the audit log. */; reason?: string }

/**
 * Lets a candidate score every item beside the active model, without effect, or ends that. A shadow that is there makes room.
 * @throws AppError `not_found`; `conflict` when it isn't a candidate (or, to end it, not in the shadow); `internal` when its
 *   file can't be used
 */
export async function setShadow({
  id,
  on,
  actor,
  reason,
}: Options): Promise<{ id: number; state: 'SHADOW' | 'CANDIDATE' }> {
  return transact(async (tx) => {
    await lockModels(tx)
    const version = await tx.modelVersion.findUnique({ where: { id } })
    if (!version) throw new AppError({ code: 'not_found', message: 'There is no such model.' })
    const wanted = on ? 'CANDIDATE' : 'SHADOW'
    if (version.state !== wanted)
      throw new AppError({
        code: 'conflict',
        message: on
          ? 'Only a candidate that passed the gate can score in the shadow.'
          : 'This model doesn’t score in the shadow (any more).',
      })
    if (on) {
      decodeVersion(version)
      await enterShadow({ tx, version })
    } else {
      const data = { state: 'CANDIDATE', shadowSince: null } as const
      await tx.modelVersion.update({ where: { id }, data, select: { id: true } })
    }
    const state = on ? 'SHADOW' : 'CANDIDATE'
    await notifyLive(tx, { topic: 'model', ids: [id] })
    await recordAudit({
      tx,
      actor,
      action: 'model.shadowed',
      subject: `model:${id}`,
      after: { name: version.name, state, ...(reason !== undefined && { reason }) },
    })
    return { id, state }
  })
}

type EnterOptions = { tx: Prisma.TransactionClient; version: { id: number; name: string } }

/**
 * Takes the one place in the shadow. Whoever had it retires, and its time counts for its successor: a model that is brought
 * up to date every few minutes would otherwise never have been there for a day. The caller holds the lock on models.
 */
export async function enterShadow({ tx, version }: EnterOptions): Promise<void> {
  const before = await tx.modelVersion.findFirst({
    where: { state: 'SHADOW' },
    select: { id: true, shadowSince: true },
  })
  const now = new Date()
  if (before) {
    const data = { state: 'RETIRED', retiredAt: now, reason: `${version.name} took its place in the shadow.` } as const
    await tx.modelVersion.update({ where: { id: before.id }, data, select: { id: true } })
  }
  await tx.modelVersion.update({
    where: { id: version.id },
    data: { state: 'SHADOW', shadowSince: before?.shadowSince ?? now },
    select: { id: true },
  })
}
