import { type Actor, recordAudit } from '@/lib/audit/record-audit'
import { notifyLive } from '@/lib/db/live'
import { transact } from '@/lib/db/transact'
import { AppError } from '@/lib/errors'
import { failLostRuns } from './fail-lost-runs'

type Options = { runId: number; actor: Actor }

/**
 * Ends a training: at once while it waits, within seconds where a worker has it. Nothing of it is kept.
 * @throws AppError `not_found`, or `conflict` when it has ended
 */
export async function cancelTraining({ runId, actor }: Options): Promise<{ state: 'CANCELLED' | 'RUNNING' }> {
  await failLostRuns()
  return transact(async (tx) => {
    await tx.$executeRaw`SELECT FROM training_run WHERE id = ${runId} FOR UPDATE`
    const run = await tx.trainingRun.findUnique({ where: { id: runId }, select: { state: true } })
    if (!run) throw new AppError({ code: 'not_found', message: 'There is no such training.' })
    if (run.state !== 'QUEUED' && run.state !== 'RUNNING')
      throw new AppError({ code: 'conflict', message: 'This training has ended already.' })
    const now = new Date()
    const waiting = run.state === 'QUEUED'
    await tx.trainingRun.update({
      where: { id: runId },
      data: {
        cancelledAt: now,
        cancelledBy: actor.name,
        ...(waiting && { state: 'CANCELLED', endedAt: now, detail: `Cancelled by ${actor.name} before it began.` }),
      },
      select: { id: true },
    })
    await notifyLive(tx, { topic: 'model' })
    await recordAudit({ tx, actor, action: 'training.cancelled', subject: `training:${runId}` })
    return { state: waiting ? 'CANCELLED' : 'RUNNING' }
  })
}
