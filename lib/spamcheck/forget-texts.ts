import type { Pool } from 'pg'
import { log } from '../log'
import { currentSettings } from '../settings/settings-store'
import { type ForgottenItems, forgetItems } from './forget-items'
import { repairJoins } from './repair-joins'

/** texts: of calls. calls: rows that are older than all that is kept. */
export type Forgotten = ForgottenItems & { texts: number; calls: number }

const chunk = 2_000
const callDays = 90

/** `now()`: with `clock_timestamp()`, another time for each row, all calls would be read. */
export const eraseTextsSql = `
  UPDATE spamcheck_call SET fields = NULL, reasons = NULL WHERE id IN (
    SELECT id FROM spamcheck_call WHERE fields IS NOT NULL AND at < now() - make_interval(hours => $1)
     ORDER BY at LIMIT ${chunk} FOR UPDATE SKIP LOCKED)`
export const deleteCallsSql = `
  DELETE FROM spamcheck_call WHERE id IN (
    SELECT id FROM spamcheck_call WHERE at < now() - make_interval(days => $1)
     ORDER BY at LIMIT ${chunk} FOR UPDATE SKIP LOCKED)`

/**
 * Erases what GitLab asked about and hasn't saved within the time that the settings give, and calls after 90 days. What can
 * still be recognised is recognised first; what can't be for whatever reason doesn't keep the texts of all others. Any number of workers may do it at once; each statement is bounded.
 */
export async function forgetTexts({ pool }: { pool: Pool }): Promise<Forgotten> {
  const { keepHours } = (await currentSettings()).settings.spamcheck
  try {
    await repairJoins({ pool, keepHours })
  } catch (error) {
    log.warn({ err: error }, 'calls could not be joined with what GitLab has saved, it is tried again within the hour')
  }
  const texts = await inChunks(pool, eraseTextsSql, keepHours)
  const items = await forgetItems({ keepHours })
  return { ...items, texts, calls: await inChunks(pool, deleteCallsSql, callDays) }
}

async function inChunks(pool: Pool, sql: string, age: number): Promise<number> {
  let sum = 0
  for (;;) {
    const { rowCount } = await pool.query(sql, [age])
    sum += rowCount ?? 0
    if ((rowCount ?? 0) < chunk) return sum
  }
}
