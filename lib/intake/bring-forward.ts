import type { Pool } from 'pg'

/** What waits for GitLab to be back. Those it asked to come later (rate limits) keep their time. */
const reasons = ['gitlab_unavailable', 'gitlab_unauthorized', 'gitlab_lost_privilege']

// The order of ids, so that each row is met once in a pass over all of them, however soon it fails again.
const bringForwardSql = `
  WITH waiting AS (
    SELECT id FROM event
     WHERE state = 'OPEN' AND id > $1::bigint AND reason = ANY($2) AND next_at > clock_timestamp()
     ORDER BY id LIMIT $3 FOR UPDATE SKIP LOCKED
  ), forward AS (
    UPDATE event SET next_at = clock_timestamp() FROM waiting WHERE event.id = waiting.id
  )
  SELECT max(id)::text AS last, count(*)::int AS count FROM waiting`

type BringForwardOptions = {
  pool: Pool
  /** Only events after this one; "0": from the first. */
  after: string
  /** Most to bring forward: what was put off for an hour must not come down on GitLab at once. */
  most: number
}

/**
 * Lets events that wait for GitLab be tried now instead of when their waiting time is over.
 * @returns the last one; null when there are no more after it
 */
export async function bringForward({ pool, after, most }: BringForwardOptions): Promise<string | null> {
  const { rows } = await pool.query<{ last: string | null; count: number }>({
    name: 'bring-forward',
    text: bringForwardSql,
    values: [after, reasons, most],
  })
  const { last = null, count = 0 } = rows[0] ?? {}
  return count < most ? null : last
}
