import type { Pool } from 'pg'

/** While an event is leased the dispatcher leaves it to the queue, in seconds. */
export const leaseSeconds = 30
export const maxDue = 500

// SKIP LOCKED: of two dispatchers each takes other rows, and neither waits.
const leaseSql = `
  UPDATE event SET next_at = clock_timestamp() + $2 * interval '1 second'
   WHERE id IN (SELECT id FROM event WHERE state = 'OPEN' AND next_at <= clock_timestamp()
                 ORDER BY next_at LIMIT $1 FOR UPDATE SKIP LOCKED)
  RETURNING id::text`

/**
 * Takes at most 500 events that are due: put off and ready again, or never delivered, or delivered and lost.
 * Handing one out twice is harmless: the producer leaves out what waits or is in hand, and a step may run twice.
 */
export async function leaseDueEvents({ pool }: { pool: Pool }): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>({
    name: 'lease-due-events',
    text: leaseSql,
    values: [maxDue, leaseSeconds],
  })
  return rows.map((row) => row.id)
}

/** What found no end yet, for the metrics: how many, and how old the oldest is, in seconds. */
export async function countOpenEvents({ pool }: { pool: Pool }): Promise<{ open: number; oldestSeconds: number }> {
  const { rows } = await pool.query<{ open: number; oldest: number | null }>(
    `SELECT count(*)::int AS open, extract(epoch FROM now() - min(received_at))::float8 AS oldest
       FROM event WHERE state = 'OPEN'`,
  )
  return { open: rows[0]?.open ?? 0, oldestSeconds: rows[0]?.oldest ?? 0 }
}
