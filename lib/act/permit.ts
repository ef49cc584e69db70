import type { Prisma } from '../generated/prisma/client'
import type { Settings } from '../settings/settings'

type CapFreeAtOptions = {
  tx: Prisma.TransactionClient
  settings: Settings
  /** The action that asks: whatever it did before, it doesn't stand in its own way. */
  actionId: number
}

/**
 * When the hourly cap lets the action through; null: now. An action counts for an hour from when a request left that may
 * have had an effect, also when its worker died since; one that GitLab turned away (429, 403) doesn't. Reversals neither
 * count nor are held back: taking something back must always be possible.
 */
export async function capFreeAt({ tx, settings, actionId }: CapFreeAtOptions): Promise<Date | null> {
  const cap = settings.actionsPerHour
  if (cap === 0) return inAnHour(tx)
  const [row] = await tx.$queryRaw<{ free_at: Date }[]>`
    SELECT called_at + interval '1 hour' AS free_at FROM action
     WHERE reverses_id IS NULL AND called_at > clock_timestamp() - interval '1 hour' AND id <> ${actionId}
     ORDER BY called_at DESC OFFSET ${cap - 1} LIMIT 1`
  return row?.free_at ?? null
}

async function inAnHour(tx: Prisma.TransactionClient): Promise<Date | null> {
  const [row] = await tx.$queryRaw<{ at: Date }[]>`SELECT clock_timestamp() + interval '1 hour' AS at`
  return row?.at ?? null
}
