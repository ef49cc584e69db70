import { type Actor, recordAudit } from '@/lib/audit/record-audit'
import { notifyLive } from '@/lib/db/live'
import { transact } from '@/lib/db/transact'
import { AppError } from '@/lib/errors'
import { failLostRuns } from './fail-lost-runs'

type Options = { kind: 'FULL' | 'INCREMENTAL'; actor: Actor }

/**
 * Asks for a training; the caller hands its id to the queue. One at a time over all workers, which the database holds.
 * @throws AppError `conflict` when one is waiting or under way
 */
export async function startTraining({ kind, actor }: Options): Promise<{ id: number }> {
  await failLostRuns()
  return transact(async (tx) => {
    const made = await tx.$queryRaw<{ id: number }[]>`
      INSERT INTO training_run (kind, requested_by) VALUES (${kind}::"ModelKind", ${actor.name})
      ON CONFLICT DO NOTHING RETURNING id`
    const run = made[0]
    if (!run)
      throw new AppError({
        code: 'conflict',
        message: 'A training is under way already. Wait for its end, or cancel it.',
      })
    await notifyLive(tx, { topic: 'model' })
    await recordAudit({ tx, actor, action: 'training.started', subject: `training:${run.id}`, after: { kind } })
    return run
  })
}
