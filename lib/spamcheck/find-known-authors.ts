import type { Pool } from 'pg'

/** Up to where decisions and verdicts have been looked through, by their numbers. */
export type Reached = { decision: number; verdict: number }
export const fromTheStart: Reached = { decision: 0, verdict: 0 }

/** Numbers are given before a transaction ends: one that took long shows up behind others. */
const overlap = 1_000
const accountsPerStatement = 10_000

/** As GitLab's ids in one text, which is a fifth of the work of reading as many rows. */
export const changedAuthorsSql = `
  SELECT (SELECT coalesce(max(id), 0) FROM decision) AS decision, (SELECT coalesce(max(id), 0) FROM verdict) AS verdict,
         (SELECT string_agg(DISTINCT author.gitlab_id::text, ',')
            FROM (SELECT item_id FROM decision WHERE id > $1 AND moderator_id IS NOT NULL
                  UNION ALL
                  SELECT item_id FROM verdict WHERE id > $2 AND route <> 'ALLOW' AND created_at > now() - interval '7 days') said
            JOIN item ON item.id = said.item_id JOIN author ON author.id = item.author_id) AS ids`

/**
 * Authors of items that a person has decided on or that were flagged in the last seven days, by GitLab's id, from `after` on, and a
 * little before it.
 */
export async function findChangedAuthors({ pool, after }: { pool: Pick<Pool, 'query'>; after: Reached }) {
  const values = [after.decision - overlap, after.verdict - overlap]
  const query = { name: 'spamcheck-changed-authors', text: changedAuthorsSql, values }
  const { rows } = await pool.query<Reached & { ids: string | null }>(query)
  const [found] = rows
  if (!found) throw new Error('Postgres answered without a row.')
  const { decision, verdict, ids } = found
  return { gitlabIds: ids ? ids.split(',').map(Number) : [], reached: { decision, verdict } }
}

const remarkableSql = `
  SELECT string_agg(gitlab_id::text, ',' ORDER BY gitlab_id) AS ids
    FROM (SELECT gitlab_id FROM author
           WHERE gitlab_id > $1 AND (is_admin OR is_bot OR trusted_by IS NOT NULL OR state IN ('blocked', 'banned'))
           ORDER BY gitlab_id LIMIT $2) remarkable`

/** Accounts that GitLab showed as something other than a plain active one, by GitLab's id, some ten thousand at a time. */
export async function* findRemarkableAccounts({ pool }: { pool: Pick<Pool, 'query'> }): AsyncGenerator<number[]> {
  let gitlabIds: number[] = []
  do {
    const values = [gitlabIds.at(-1) ?? -1, accountsPerStatement]
    const query = { name: 'spamcheck-remarkable-accounts', text: remarkableSql, values }
    const { rows } = await pool.query<{ ids: string | null }>(query)
    gitlabIds = rows[0]?.ids?.split(',').map(Number) ?? []
    yield gitlabIds
  } while (gitlabIds.length === accountsPerStatement)
}
