import type { Pool } from 'pg'
import { inTransaction } from '../db/in-transaction'
import { mergeAskedItem } from './merge-asked-item'

type JoinVersionsOptions = { pool: Pool; versionIds: readonly number[] }

/** A version that GitLab asked about, and the item that was made for the question, if a moderator was to see it. */
type Match = { version_id: number; item_id: number; asked_item_id: number | null }

const findMatchesSql = `
  SELECT version.id AS version_id, version.item_id, asked.id AS asked_item_id
    FROM item_version version JOIN item ON item.id = version.item_id AND item.gitlab_id IS NOT NULL
    LEFT JOIN item asked ON asked.asked_key = version.text_key
   WHERE version.id = ANY($1::int[]) AND version.text_key IS NOT NULL
     AND (asked.id IS NOT NULL
       OR EXISTS (SELECT FROM spamcheck_call call WHERE call.text_key = version.text_key AND call.joined_at IS NULL))`

const lockItemsSql = 'SELECT id FROM item WHERE id = ANY($1::int[]) ORDER BY id FOR NO KEY UPDATE'

/**
 * The calls take up the item, and give up their text: it has its own. What the door found suspicious and nobody has decided
 * waits for a moderator, unless the whole set of trust rules, which the door doesn't know, exempts it.
 */
const joinCallsSql = `
  WITH saved AS (
    SELECT DISTINCT ON (text_key) id AS version_id, item_id, text_key FROM item_version WHERE id = ANY($1::int[])
     ORDER BY text_key, id
  ), waiting AS (
    SELECT call.id, saved.version_id, saved.item_id FROM spamcheck_call call JOIN saved USING (text_key)
     WHERE call.joined_at IS NULL ORDER BY call.id FOR UPDATE OF call
  ), joined AS (
    UPDATE spamcheck_call call
       SET item_id = waiting.item_id, version_id = waiting.version_id, joined_at = clock_timestamp(), fields = NULL
      FROM waiting WHERE call.id = waiting.id
    RETURNING call.version_id, call.item_id, call.route
  ), raised AS (
    UPDATE item SET review_state = 'PENDING', queued_at = clock_timestamp()
     WHERE version_id IN (SELECT version_id FROM joined WHERE route = 'REVIEW')
       AND gone_at IS NULL AND review_state = 'NONE'
       AND EXISTS (SELECT FROM verdict WHERE verdict.version_id = item.version_id AND verdict.trust IS NULL)
    RETURNING id
  ), told AS (
    SELECT pg_notify('natterjack_live', json_build_object('topic', 'queue', 'ids', json_agg(id))::text)
      FROM raised HAVING count(*) > 0
  )
  SELECT DISTINCT item_id FROM joined LEFT JOIN told ON true`

/**
 * Joins versions that GitLab has saved with what it asked about before: the calls, and where a moderator was to see them, the
 * item that was made meanwhile, with all that was decided and done about it. Versions that it never asked about cost one
 * look into two indexes. Doing it twice changes nothing.
 * @throws the first failure, after all that can be joined is joined: one item that can't be must not hold up the others
 */
export async function joinVersions({ pool, versionIds }: JoinVersionsOptions): Promise<void> {
  if (versionIds.length === 0) return
  const { rows: matches } = await pool.query<Match>({
    name: 'spamcheck-matches',
    text: findMatchesSql,
    values: [versionIds],
  })
  const plain = matches.filter(({ asked_item_id }) => asked_item_id === null)
  if (plain.length > 0) {
    const lock = [plain.map(({ item_id }) => item_id)]
    const join = [plain.map(({ version_id }) => version_id)]
    await inTransaction(pool, [
      { name: 'spamcheck-lock', text: lockItemsSql, values: lock },
      { name: 'spamcheck-join', text: joinCallsSql, values: join },
    ])
  }
  const failures: unknown[] = []
  for (const { version_id: versionId, item_id: itemId, asked_item_id: askedItemId } of matches) {
    if (askedItemId === null) continue
    await mergeAskedItem({ versionId, itemId, askedItemId }).catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
}
