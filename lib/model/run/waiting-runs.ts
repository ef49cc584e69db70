import { prisma } from '@/lib/db/prisma'

/** Trainings that wait for a worker, for the dispatcher: Redis may have lost their job. */
export async function waitingRuns(): Promise<string[]> {
  const runs = await prisma().trainingRun.findMany({ where: { state: 'QUEUED' }, select: { id: true } })
  return runs.map(({ id }) => String(id))
}
