import type { Pool } from 'pg'

/** What was asked about: whose it is, by GitLab's id, and its text key. */
export type Asked = { authorId: number | null; textKey: Buffer }

/** Of an author's items the newest are looked at: what was just saved is among them. */
const mostItems = 100

const findSavedSql = `
  SELECT DISTINCT ON (version.text_key) version.id, version.text_key
    FROM (SELECT author_id, array_agg(text_key) AS keys
            FROM unnest($1::int[], $2::bytea[]) AS given(author_id, text_key) GROUP BY 1) asked
    JOIN author ON author.gitlab_id = asked.author_id
   CROSS JOIN LATERAL (SELECT id FROM item WHERE item.author_id = author.id AND item.gitlab_id IS NOT NULL
                        ORDER BY id DESC LIMIT ${mostItems}) saved
    JOIN item_version version ON version.item_id = saved.id AND version.text_key = ANY(asked.keys)
   WHERE EXISTS (SELECT FROM verdict WHERE verdict.version_id = version.id)
   ORDER BY version.text_key, version.id DESC`

/**
 * Which of the texts GitLab has saved already, as far as is known here: the version that a hook or the sweep brought, once it
 * is judged, by the text key in hex. No index serves the keys of versions, so it goes by the author.
 */
export async function findSaved({
  pool,
  asked,
}: {
  pool: Pool
  asked: readonly Asked[]
}): Promise<Map<string, number>> {
  const known = asked.filter(({ authorId }) => authorId !== null)
  if (known.length === 0) return new Map()
  const { rows } = await pool.query<{ id: number; text_key: Buffer }>({
    name: 'spamcheck-saved',
    text: findSavedSql,
    values: [known.map(({ authorId }) => authorId), known.map(({ textKey }) => textKey)],
  })
  return new Map(rows.map(({ id, text_key }) => [text_key.toString('hex'), id]))
}
