import type { Pool } from 'pg'

/**
 * Answered, not seen since, and possibly saved: a CAPTCHA may take its time. Not at once, since GitLab saves after the answer.
 * A refused one is never saved. By `now()` and not `clock_timestamp()`: what may be another time for each row no index can be asked for.
 */
export const awaitedSql = `
  SELECT EXISTS (
    SELECT FROM spamcheck_call
     WHERE kind = 'snippet' AND joined_at IS NULL AND verdict IN ('ALLOW', 'CONDITIONAL_ALLOW')
       AND at BETWEEN now() - interval '1 hour' AND now() - interval '2 seconds'
  ) AS awaited`

/** Whether there may be snippets in GitLab by now that it asked about lately. */
export async function awaitsSnippets({ pool }: { pool: Pick<Pool, 'query'> }): Promise<boolean> {
  const { rows } = await pool.query<{ awaited: boolean }>({ name: 'spamcheck-awaited-snippets', text: awaitedSql })
  return rows[0]?.awaited ?? false
}
