import type { QueryConfig } from 'pg'
import type { AuthorRow } from './fetched'
import { authorColumns, columnValues, unnested, versionColumns } from './version-columns'

/** One row per stored content, as `upsertVersionsSql` answers. */
export type DecidedRow = {
  /** Place in what was given, from 1. */
  n: number
  item_id: number
  version_id: number
  author_id: number | null
  current: boolean
  changed: boolean
  judged: boolean
}

const authorNames = authorColumns
  .map(({ name }) => name)
  .filter((name) => name !== 'gitlab_id' && name !== 'fetched_at')
const of = (table: string): string => authorNames.map((name) => `${table}.${name}`).join(', ')

/**
 * An author seen later replaces one seen earlier; what a cache held for five minutes never replaces what was seen
 * meanwhile. Nothing is written when nothing changed, but for the time, once a minute.
 */
const upsertAuthorsSql = `
  INSERT INTO author (gitlab_id, fetched_at, ${authorNames.join(', ')})
  SELECT gitlab_id, fetched_at, ${authorNames.join(', ')} FROM ${unnested(authorColumns)} ORDER BY gitlab_id
  ON CONFLICT (gitlab_id) DO UPDATE SET (fetched_at, ${authorNames.join(', ')}) = (excluded.fetched_at, ${of('excluded')})
  WHERE excluded.fetched_at >= author.fetched_at
    AND (excluded.fetched_at > author.fetched_at + interval '1 minute'
      OR (${of('excluded')}) IS DISTINCT FROM (${of('author')}))`

/** The statement that stores the authors, if there are any. */
export function upsertAuthors(authors: readonly AuthorRow[]): QueryConfig[] {
  if (authors.length === 0) return []
  return [{ name: 'fetch-authors', text: upsertAuthorsSql, values: columnValues(authorColumns, authors) }]
}

/** New items as bare keys; the version that becomes current fills them in. In key order, as every worker does it. */
export const insertItemsSql = `
  INSERT INTO item (kind, gitlab_id)
  SELECT DISTINCT kind::"ItemKind", gitlab_id FROM unnest($1::text[], $2::int[]) AS given(kind, gitlab_id)
  ORDER BY 1, 2
  ON CONFLICT (kind, gitlab_id) DO NOTHING`

/**
 * Whoever holds these locks decides which version is current. A statement of its own: the next one then sees what the
 * holder before us committed.
 */
export const lockItemsSql = `
  SELECT item.id FROM item
  WHERE (item.kind, item.gitlab_id) IN
    (SELECT kind::"ItemKind", gitlab_id FROM unnest($1::text[], $2::int[]) AS given(kind, gitlab_id))
  ORDER BY item.id
  FOR NO KEY UPDATE`

const [eventIds, eventRows] = [`$${versionColumns.length + 1}`, `$${versionColumns.length + 2}`]

/**
 * Versions are upserted by content: a content seen again takes over the later look, so that "A, then B, then A again"
 * ends with A. The newest of the batch becomes current unless the item's current version is newer. An item that comes
 * back to a content judged before takes up that verdict again; one that was gone comes back only by a later look.
 * Whoever looks at an item whose content was replaced is told.
 * Newer is what was looked at later, never what is dated later: the owner of a project may date an edit as he likes.
 */
export const upsertVersionsSql = `
  WITH given AS (
    SELECT input.*, item.id AS item_id, item.version_id AS old_version_id, item.gone_at, author.id AS new_author_id,
           old.observation AS old_observation
    FROM ${unnested(versionColumns)}
    JOIN item ON item.kind = input.kind::"ItemKind" AND item.gitlab_id = input.gitlab_id
    LEFT JOIN author ON author.gitlab_id = input.author_gitlab_id
    LEFT JOIN item_version old ON old.id = item.version_id
  ), stored AS (
    INSERT INTO item_version AS kept (item_id, content_hash, text_key, fields, meta, source_updated_at, observation)
    SELECT item_id, content_hash, text_key, fields, meta, source_updated_at, observation FROM given ORDER BY item_id, content_hash
    ON CONFLICT (item_id, content_hash) DO UPDATE
      SET (text_key, meta, source_updated_at, observation)
        = (excluded.text_key, excluded.meta, excluded.source_updated_at, excluded.observation)
      WHERE excluded.observation > kept.observation
    RETURNING id, item_id, content_hash
  ), version AS (
    SELECT id, item_id, content_hash FROM stored
    UNION
    SELECT kept.id, kept.item_id, kept.content_hash FROM given JOIN item_version kept USING (item_id, content_hash)
  ), ranked AS (
    SELECT given.*, version.id AS new_version_id, newer,
           first_value(version.id) OVER newest_first AS first_id, first_value(newer) OVER newest_first AS any_newer
    FROM given JOIN version USING (item_id, content_hash)
    CROSS JOIN LATERAL (SELECT given.old_version_id IS NULL
       OR given.observation > given.old_observation
       OR given.observation = given.old_observation AND given.gone_at IS NULL AS newer) compared
    WINDOW newest_first AS (PARTITION BY given.item_id ORDER BY newer DESC, given.observation DESC, given.content_hash)
  ), won AS (
    UPDATE item SET
      version_id = best.new_version_id, gone_at = NULL,
      ref = best.ref, project_id = best.project_id, path = best.path, title = best.title, web_url = best.web_url,
      visibility = best.visibility::"Visibility", confidential = best.confidential,
      author_id = coalesce(best.new_author_id, item.author_id), item_created_at = best.item_created_at,
      score = CASE WHEN back.id IS NULL THEN item.score ELSE back.score END,
      review_state = CASE WHEN back.id IS NULL THEN item.review_state ELSE back.review_state END,
      queued_at = CASE WHEN back.id IS NULL THEN item.queued_at WHEN back.review_state = 'PENDING' THEN now() END
    FROM ranked best
    LEFT JOIN LATERAL (
      SELECT verdict.id, verdict.score,
        CASE WHEN EXISTS (SELECT FROM decision WHERE decision.version_id = verdict.version_id
               AND decision.undone_at IS NULL AND decision.kind IN ('SPAM', 'NOT_SPAM')) THEN 'DECIDED'
             WHEN verdict.route = 'ALLOW' AND (verdict.trust IS NOT NULL OR NOT EXISTS (SELECT FROM spamcheck_call flagged
               WHERE flagged.item_id = best.item_id AND flagged.version_id = verdict.version_id AND flagged.route = 'REVIEW'))
             THEN 'NONE' ELSE 'PENDING' END::"ReviewState" AS review_state
      FROM verdict WHERE verdict.version_id = best.new_version_id
        AND (best.new_version_id IS DISTINCT FROM best.old_version_id OR best.gone_at IS NOT NULL)
    ) back ON true
    WHERE item.id = best.item_id AND best.newer AND best.new_version_id = best.first_id
      AND (best.new_version_id IS DISTINCT FROM best.old_version_id OR item.gone_at IS NOT NULL
        OR (item.path, item.web_url, item.author_id, item.project_id, item.ref)
          IS DISTINCT FROM (best.path, best.web_url, coalesce(best.new_author_id, item.author_id), best.project_id,
            best.ref))
  ), moved AS (
    UPDATE event SET step = 'TRUST', item_id = ranked.item_id, version_id = ranked.new_version_id
    FROM unnest(${eventIds}::bigint[], ${eventRows}::int[]) AS move(event_id, n) JOIN ranked USING (n)
    WHERE event.id = move.event_id AND event.state IS NOT DISTINCT FROM 'OPEN'
  ), told AS (
    SELECT pg_notify('natterjack_live', json_build_object('topic', 'item', 'ids', json_agg(item_id))::text)
    FROM ranked WHERE any_newer AND first_id = new_version_id AND new_version_id <> old_version_id HAVING count(*) > 0
  )
  SELECT n, item_id, new_version_id AS version_id, new_author_id AS author_id,
         CASE WHEN any_newer THEN first_id ELSE old_version_id END = new_version_id AS current,
         any_newer AND first_id = new_version_id AND new_version_id IS DISTINCT FROM old_version_id AS changed,
         EXISTS (SELECT FROM verdict WHERE verdict.version_id = new_version_id) AS judged
  FROM ranked LEFT JOIN told ON true`
