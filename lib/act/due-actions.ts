import { prisma } from '../db/prisma'
import { interruptedAfterSeconds } from './interrupted'

/**
 * Ids of what `carryOutAction` is to be called with now: due by the database's clock, and interrupted ones, which it takes
 * up by itself. Longest due first.
 */
export async function dueActions({ limit }: { limit: number }): Promise<number[]> {
  const rows = await prisma().$queryRaw<{ id: number }[]>`
    SELECT id FROM action
     WHERE state IN ('SCHEDULED', 'RUNNING', 'CALLING') AND run_at <= clock_timestamp()
       AND (state = 'SCHEDULED'
         OR claimed_at < clock_timestamp() - make_interval(secs => ${interruptedAfterSeconds}))
     ORDER BY run_at LIMIT ${limit}`
  return rows.map(({ id }) => id)
}
