import { notifyLive } from '@/lib/db/live'
import { prisma } from '@/lib/db/prisma'

/** Ends runs whose worker has given no sign of life for a lease: it died, or lost the database. Another may be started then. */
export async function failLostRuns(): Promise<number> {
  const failed = await prisma().$executeRaw`
    UPDATE training_run SET state = 'FAILED', ended_at = now(), lease_until = NULL,
           detail = 'The worker that trained it died or lost the database. Start it again.'
     WHERE state = 'RUNNING' AND lease_until < now()`
  if (failed > 0) await notifyLive(prisma(), { topic: 'model' })
  return failed
}
