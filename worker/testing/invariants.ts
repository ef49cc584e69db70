import type { GitLabDouble } from '@/gitlab-double/start-double'
import type { TestDatabase } from '@/lib/testing/database'

type Options = { database: TestDatabase; double: GitLabDouble; ledger: ReadonlySet<string> }

/** Events of the ledger that have no end yet. */
export async function countUnfinished({ database, ledger }: Pick<Options, 'database' | 'ledger'>): Promise<number> {
  const { rows } = await database.pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM unnest($1::bigint[]) AS sent(id)
      WHERE NOT EXISTS (SELECT FROM event e WHERE e.id = sent.id AND e.state <> 'OPEN')`,
    [[...ledger]],
  )
  return rows[0]?.n ?? -1
}

/** Each finds rows that must not be; `$1` is the ledger. */
const violations: Record<string, string> = {
  'an acknowledged hook without its event': `
    SELECT sent.id FROM unnest($1::bigint[]) AS sent(id) WHERE NOT EXISTS (SELECT FROM event WHERE event.id = sent.id)`,
  'an event that nobody acknowledged': `
    SELECT id FROM event WHERE source <> 'SWEEP' AND id <> ALL ($1::bigint[])`,
  'an event without an end, or an end without a reason': `
    SELECT id, state, reason FROM event
     WHERE id = ANY ($1::bigint[]) AND (state = 'OPEN' OR reason IS NULL OR ended_at IS NULL)`,
  'a version with several verdicts': `
    SELECT version_id FROM verdict WHERE version_id = ANY (SELECT version_id FROM event WHERE id = ANY ($1::bigint[]))
     GROUP BY version_id HAVING count(*) > 1`,
  'a current version that was never judged': `
    SELECT i.id FROM item i WHERE i.gone_at IS NULL AND cardinality($1::bigint[]) >= 0
       AND NOT EXISTS (SELECT FROM verdict v WHERE v.version_id = i.version_id)`,
  'an item whose current version is not its newest': `
    SELECT i.id FROM item i JOIN item_version c ON c.id = i.version_id JOIN item_version o ON o.item_id = i.id
     WHERE cardinality($1::bigint[]) >= 0
       AND o.observation > c.observation`,
  'an item in a state that its verdict does not explain': `
    SELECT i.id, i.review_state, v.route FROM item i JOIN verdict v ON v.version_id = i.version_id
     WHERE cardinality($1::bigint[]) >= 0 AND i.gone_at IS NULL
       AND NOT EXISTS (SELECT FROM decision d WHERE d.version_id = i.version_id AND d.undone_at IS NULL)
       AND NOT EXISTS (SELECT FROM spamcheck_call c WHERE c.version_id = i.version_id AND c.item_id = i.id AND c.route = 'REVIEW')
       AND (i.review_state::text <> CASE v.route WHEN 'ALLOW' THEN 'NONE' ELSE 'PENDING' END
         OR i.score IS DISTINCT FROM v.score)`,
}

/** What must hold after every test, whatever was killed meanwhile: the names of what doesn't, with rows. */
export async function findViolations({ database, double, ledger }: Options): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {}
  for (const [name, sql] of Object.entries(violations)) {
    const { rows } = await database.pool.query(sql, [[...ledger]])
    if (rows.length > 0) found[name] = rows.slice(0, 5)
  }
  const stale = await findStale(database, double)
  if (stale.length > 0) found['an item that is not what GitLab has'] = stale.slice(0, 5)
  const repeated = repeatedWrites(double)
  if (repeated.length > 0) found['a write that was sent twice'] = repeated
  return found
}

/** Whether what is current here is what GitLab has: the name of each user, the title of each issue. */
async function findStale(database: TestDatabase, double: GitLabDouble): Promise<unknown[]> {
  const { rows } = await database.pool.query<{ kind: string; gitlab_id: number; fields: Record<string, string> }>(
    `SELECT i.kind, i.gitlab_id, v.fields FROM item i JOIN item_version v ON v.id = i.version_id WHERE i.gone_at IS NULL AND i.gitlab_id IS NOT NULL`,
  )
  return rows.filter(({ kind, gitlab_id: id, fields }) => {
    if (kind === 'user') return double.world.user(id)?.username !== fields.username
    if (kind === 'issue') return double.world.issue(id)?.title !== fields.title
    return false
  })
}

function repeatedWrites(double: GitLabDouble): string[] {
  const writes = double.requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`)
  return writes.filter((write, index) => writes.indexOf(write) !== index)
}
