import type { Prisma } from '../generated/prisma/client'
import type { Settings } from '../settings/settings'

/** Key of the advisory lock under which actions are counted and begun; any number, but everybody's the same. */
const capLock = 7230003

/** Serialises the beginning of actions over all workers until the transaction ends, so that none slips past the cap. */
export async function lockCap(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${capLock})`
}

/**
 * When the hourly cap lets the next action through; null: now. An action counts for an hour from when its request may
 * have left. Reversals neither count nor are held back: taking something back must always be possible.
 */
export async function capFreeAt(tx: Prisma.TransactionClient, settings: Settings): Promise<Date | null> {
  const cap = settings.actionsPerHour
  if (cap === 0) return inAnHour(tx)
  const [row] = await tx.$queryRaw<{ free_at: Date }[]>`
    SELECT claimed_at + interval '1 hour' AS free_at FROM action
     WHERE reverses_id IS NULL AND claimed_at > clock_timestamp() - interval '1 hour'
       AND (state = 'CALLING' OR answers @? '$[*] ? (@.method != "GET")')
     ORDER BY claimed_at DESC OFFSET ${cap - 1} LIMIT 1`
  return row?.free_at ?? null
}

async function inAnHour(tx: Prisma.TransactionClient): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() + interval '1 hour' AS at`
  return row?.at ?? null
}
