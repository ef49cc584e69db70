import type { Pool } from 'pg'

/** Waits until none of the events is open. Asks seldom: each question costs the measured system a little. */
export async function waitForEnd(pool: Pool, ids: readonly string[]): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM event WHERE state = 'OPEN'`)
    if (rows[0]?.n === 0) break
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const { rows } = await pool.query<{ reason: string; verdict: boolean; n: number }>(
    `SELECT e.reason, v.id IS NOT NULL AS verdict, count(*)::int AS n FROM event e
       LEFT JOIN verdict v ON v.version_id = e.version_id WHERE e.id = ANY ($1::bigint[]) GROUP BY 1, 2`,
    [ids],
  )
  const good = rows.filter(({ reason, verdict }) => verdict && ['allowed', 'queued', 'trusted'].includes(reason))
  const delivered = good.reduce((sum, { n }) => sum + n, 0)
  if (delivered !== ids.length)
    throw new Error(`${ids.length} hooks acknowledged, ${delivered} verdicts: ${JSON.stringify(rows)}`)
}

export async function databaseTime(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ ms: number }>('SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS ms')
  return rows[0]?.ms ?? Number.NaN
}

/** When the last of the events ended, by the database's clock, in milliseconds since 1970. */
export async function lastEnd(pool: Pool, ids: readonly string[]): Promise<number> {
  const { rows } = await pool.query<{ ms: number }>(
    'SELECT extract(epoch FROM max(ended_at))::float8 * 1000 AS ms FROM event WHERE id = ANY ($1::bigint[])',
    [ids],
  )
  return rows[0]?.ms ?? Number.NaN
}

/** Milliseconds from each hook's being sent to its verdict's being committed, shortest first. */
export async function latencies(pool: Pool, sentAt: ReadonlyMap<string, number>): Promise<number[]> {
  const { rows } = await pool.query<{ id: string; ms: number }>(
    'SELECT id::text, extract(epoch FROM ended_at)::float8 * 1000 AS ms FROM event WHERE id = ANY ($1::bigint[])',
    [[...sentAt.keys()]],
  )
  return rows.map(({ id, ms }) => ms - (sentAt.get(id) ?? Number.NaN)).sort((a, b) => a - b)
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
