import type { Pool } from 'pg'

// Why not "=": lib/decide/store-verdict-sql.ts.
const stillOpenSql = `
  SELECT id::text FROM event
   WHERE id = ANY($1::bigint[]) AND state IS NOT DISTINCT FROM 'OPEN' AND raw IS NOT NULL
   ORDER BY attempts, id`

/**
 * Which of these events have work left. Those that cost the fewest attempts come first: what has killed a worker before
 * must not stand in front of what merely shared its batch.
 */
export async function stillOpenEvents({ pool, eventIds }: { pool: Pool; eventIds: string[] }): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>({
    name: 'still-open-events',
    text: stillOpenSql,
    values: [eventIds],
  })
  return rows.map(({ id }) => id)
}
