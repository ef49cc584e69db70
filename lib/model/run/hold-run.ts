import { notifyLive } from '@/lib/db/live'
import { prisma } from '@/lib/db/prisma'

/** Seconds that a run is believed without a sign of life. */
export const leaseSeconds = 30

type Claimed = { id: number; kind: 'FULL' | 'INCREMENTAL' }

/** Takes a waiting run. Null: another worker has it, or it was cancelled. */
export async function claimRun({ runId, owner }: { runId: number; owner: string }): Promise<Claimed | null> {
  const rows = await prisma().$queryRaw<Claimed[]>`
    UPDATE training_run SET state = 'RUNNING', owner = ${owner}, started_at = now(), phase = 'starting',
           lease_until = now() + make_interval(secs => ${leaseSeconds})
     WHERE id = ${runId} AND state = 'QUEUED' RETURNING id, kind::text AS kind`
  return rows[0] ?? null
}

type KeepOptions = { runId: number; owner: string; phase: string; percent: number; examples: number }

/** A sign of life, with how far it is. `cancelled`: somebody wants it to end. `lost`: it isn't ours any more. */
export async function keepRun(options: KeepOptions): Promise<'ours' | 'cancelled' | 'lost'> {
  const { runId, owner, phase, percent, examples } = options
  const rows = await prisma().$queryRaw<{ cancelled: boolean; changed: boolean }[]>`
    UPDATE training_run r SET phase = ${phase}, percent = ${percent}, examples = ${examples},
           lease_until = now() + make_interval(secs => ${leaseSeconds})
      FROM training_run before
     WHERE r.id = ${runId} AND before.id = r.id AND r.owner = ${owner} AND r.state = 'RUNNING'
    RETURNING r.cancelled_at IS NOT NULL AS cancelled, (before.phase, before.percent) <> (r.phase, r.percent) AS changed`
  const row = rows[0]
  if (!row) return 'lost'
  if (row.changed) await notifyLive(prisma(), { topic: 'model' })
  return row.cancelled ? 'cancelled' : 'ours'
}

type EndOptions = {
  runId: number
  owner: string
  state: 'DONE' | 'FAILED' | 'CANCELLED'
  detail: string
  labelsThrough?: number
}

/** Writes down how a run of ours ended; one that was taken from us is left alone. */
export async function endRun({ runId, owner, state, detail, labelsThrough }: EndOptions): Promise<void> {
  await prisma().trainingRun.updateMany({
    where: { id: runId, owner, state: 'RUNNING' },
    data: {
      state,
      detail,
      endedAt: new Date(),
      leaseUntil: null,
      ...(labelsThrough !== undefined && { labelsThrough }),
    },
  })
  await notifyLive(prisma(), { topic: 'model' })
}

/** Gives a run back, for another worker to take: this one stops. */
export async function releaseRun({ runId, owner }: { runId: number; owner: string }): Promise<void> {
  await prisma().trainingRun.updateMany({
    where: { id: runId, owner, state: 'RUNNING', cancelledAt: null },
    data: { state: 'QUEUED', owner: null, leaseUntil: null, phase: 'waiting for a worker', percent: 0 },
  })
  await prisma().trainingRun.updateMany({
    where: { id: runId, owner, state: 'RUNNING' },
    data: { state: 'CANCELLED', endedAt: new Date(), leaseUntil: null },
  })
}
