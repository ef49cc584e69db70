import type { Pool } from 'pg'

/** What was asked about: whose it is, by GitLab's id, and its text key in hex. */
export type Asked = { authorId: number | null; textKey: string }

type Reach = {
  /** Of an author's items the newest so many are looked at. */
  items: number
  /** And of all items: it bounds the time for a bot that has written a million. */
  allItems: number
}

/** What was just saved is among these; what isn't is found by whoever stores it, or within the hour. */
const near: Reach = { items: 20, allItems: 20_000 }
export const far: Reach = { items: 500, allItems: 1_000_000 }

const findSavedSql = `
  SELECT DISTINCT ON (version.text_key) version.id, encode(version.text_key, 'hex') AS text_key
    FROM (SELECT author_id, array_agg(text_key) AS keys
            FROM json_to_recordset($1) AS given(author_id int, text_key bytea) GROUP BY 1) asked
    JOIN author ON author.gitlab_id = asked.author_id
   CROSS JOIN LATERAL (SELECT id FROM item
                        WHERE item.author_id = author.id AND item.gitlab_id IS NOT NULL
                          AND item.id > (SELECT max(id) FROM item) - $3
                        ORDER BY id DESC LIMIT $2) saved
    JOIN item_version version ON version.item_id = saved.id AND version.text_key = ANY(asked.keys)
   WHERE EXISTS (SELECT FROM verdict WHERE verdict.version_id = version.id)
   ORDER BY version.text_key, version.id DESC`

type FindSavedOptions = { pool: Pool; asked: readonly Asked[]; reach?: Reach }

/**
 * Which of the texts GitLab has saved already, as far as is known here: the version that a hook or the sweep brought, once it
 * is judged, by the text key in hex. No index serves the keys of versions, so it goes by the author.
 */
export async function findSaved({ pool, asked, reach = near }: FindSavedOptions): Promise<Map<string, number>> {
  const known = asked.filter(({ authorId }) => authorId !== null)
  if (known.length === 0) return new Map()
  const given = known.map(({ authorId, textKey }) => `{"author_id":${authorId},"text_key":"\\\\x${textKey}"}`)
  const { rows } = await pool.query<{ id: number; text_key: string }>({
    name: 'spamcheck-saved',
    text: findSavedSql,
    values: [`[${given.join(',')}]`, reach.items, reach.allItems],
  })
  return new Map(rows.map(({ id, text_key }) => [text_key, id]))
}
