/** One row per stored content, as `upsertVersionsSql` answers. */
export type DecidedRow = {
  key: string
  item_id: number
  version_id: number
  author_id: number | null
  current: boolean
  changed: boolean
  judged: boolean
  /** The item had another current version before: whoever looks at it looks at the old one. */
  replaced: boolean
}

const authorColumns = `username, name, state, email, confirmed_at, account_created, is_admin, is_bot, external, two_factor,
  sign_in_count, trusted_by, created_by_admin, web_url`

/**
 * An author seen later replaces one seen earlier; what a cache held for five minutes never replaces what was seen
 * meanwhile. Nothing is written when nothing changed, but for the time, once a minute.
 */
export const upsertAuthorsSql = `
  INSERT INTO author (gitlab_id, fetched_at, ${authorColumns})
  SELECT gitlab_id, fetched_at, ${authorColumns}
  FROM json_to_recordset($1::json) AS given(gitlab_id int, fetched_at timestamptz, username text, name text, state text,
    email text, confirmed_at timestamptz, account_created timestamptz, is_admin bool, is_bot bool, external bool,
    two_factor bool, sign_in_count int, trusted_by text, created_by_admin bool, web_url text)
  ORDER BY gitlab_id
  ON CONFLICT (gitlab_id) DO UPDATE SET (fetched_at, ${authorColumns}) =
    (excluded.fetched_at, ${prefixed('excluded')})
  WHERE excluded.fetched_at >= author.fetched_at
    AND (excluded.fetched_at > author.fetched_at + interval '1 minute'
      OR (${prefixed('excluded')}) IS DISTINCT FROM (${prefixed('author')}))`

function prefixed(table: string): string {
  return authorColumns.replace(/\w+/g, (column) => `${table}.${column}`)
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

/**
 * Versions are upserted by content: a content seen again takes over the later time, so that "A, then B, then A again"
 * ends with A. The newest of the batch becomes current unless the item's current version is newer. An item that comes
 * back to a content judged before takes up that verdict again; one that was gone comes back only by a later look.
 * Times compare as (updated_at, observation); a kind without updated_at compares by observation alone.
 */
export const upsertVersionsSql = `
  WITH given AS (
    SELECT item.id AS item_id, item.version_id AS old_version_id, item.gone_at, author.id AS new_author_id, input.*,
           decode(input.hash, 'hex') AS content_hash,
           old.source_updated_at AS old_updated_at, old.observation AS old_observation
    FROM json_to_recordset($1::json) AS input(key text, kind text, gitlab_id int, hash text, fields jsonb, meta jsonb,
      source_updated_at timestamptz, observation bigint, ref jsonb, project_id int, path text, title text, web_url text,
      visibility text, confidential bool, author_gitlab_id int, item_created_at timestamptz)
    JOIN item ON item.kind = input.kind::"ItemKind" AND item.gitlab_id = input.gitlab_id
    LEFT JOIN author ON author.gitlab_id = input.author_gitlab_id
    LEFT JOIN item_version old ON old.id = item.version_id
  ), stored AS (
    INSERT INTO item_version AS kept (item_id, content_hash, fields, meta, source_updated_at, observation)
    SELECT item_id, content_hash, fields, meta, source_updated_at, observation FROM given ORDER BY item_id, content_hash
    ON CONFLICT (item_id, content_hash) DO UPDATE
      SET (meta, source_updated_at, observation) = (excluded.meta, excluded.source_updated_at, excluded.observation)
      WHERE (coalesce(excluded.source_updated_at, '-infinity'), excluded.observation)
          > (coalesce(kept.source_updated_at, '-infinity'), kept.observation)
    RETURNING id, item_id, content_hash
  ), version AS (
    SELECT id, item_id, content_hash FROM stored
    UNION
    SELECT kept.id, kept.item_id, kept.content_hash FROM given JOIN item_version kept USING (item_id, content_hash)
  ), best AS (
    SELECT DISTINCT ON (given.item_id) given.*, version.id AS new_version_id
    FROM given JOIN version USING (item_id, content_hash)
    WHERE given.old_version_id IS NULL
       OR CASE WHEN given.gone_at IS NULL
          THEN (coalesce(given.source_updated_at, '-infinity'), given.observation)
            >= (coalesce(given.old_updated_at, '-infinity'), given.old_observation)
          ELSE given.observation > given.old_observation END
    ORDER BY given.item_id, coalesce(given.source_updated_at, '-infinity') DESC, given.observation DESC,
      given.content_hash
  ), won AS (
    UPDATE item SET
      version_id = best.new_version_id, gone_at = NULL,
      ref = best.ref, project_id = best.project_id, path = best.path, title = best.title, web_url = best.web_url,
      visibility = best.visibility::"Visibility", confidential = best.confidential, author_id = coalesce(best.new_author_id, item.author_id),
      item_created_at = best.item_created_at,
      score = CASE WHEN back.id IS NULL THEN item.score ELSE back.score END,
      review_state = CASE WHEN back.id IS NULL THEN item.review_state ELSE back.review_state END,
      queued_at = CASE WHEN back.id IS NULL THEN item.queued_at WHEN back.review_state = 'PENDING' THEN now() END
    FROM best
    LEFT JOIN LATERAL (
      SELECT verdict.id, verdict.score,
        CASE WHEN EXISTS (SELECT FROM decision WHERE decision.version_id = verdict.version_id
               AND decision.undone_at IS NULL AND decision.kind IN ('SPAM', 'NOT_SPAM')) THEN 'DECIDED'
             WHEN verdict.route = 'ALLOW' THEN 'NONE' ELSE 'PENDING' END::"ReviewState" AS review_state
      FROM verdict WHERE verdict.version_id = best.new_version_id
        AND (best.new_version_id IS DISTINCT FROM best.old_version_id OR best.gone_at IS NOT NULL)
    ) back ON true
    WHERE item.id = best.item_id
      AND (best.new_version_id IS DISTINCT FROM best.old_version_id OR item.gone_at IS NOT NULL
        OR (item.path, item.web_url, item.author_id, item.project_id, item.ref)
          IS DISTINCT FROM (best.path, best.web_url, coalesce(best.new_author_id, item.author_id), best.project_id,
            best.ref))
  ), moved AS (
    UPDATE event SET step = 'TRUST', item_id = version.item_id, version_id = version.id
    FROM json_to_recordset($2::json) AS move(event_id bigint, kind text, gitlab_id int, hash text)
    JOIN item ON item.kind = move.kind::"ItemKind" AND item.gitlab_id = move.gitlab_id
    JOIN version ON version.item_id = item.id AND version.content_hash = decode(move.hash, 'hex')
    WHERE event.id = move.event_id AND event.state = 'OPEN'
  )
  SELECT given.key, given.item_id, version.id AS version_id, given.new_author_id AS author_id,
         coalesce(best.new_version_id, given.old_version_id) = version.id AS current,
         coalesce(best.new_version_id = version.id AND best.new_version_id IS DISTINCT FROM given.old_version_id, false)
           AS changed,
         coalesce(best.new_version_id = version.id AND best.new_version_id <> given.old_version_id, false) AS replaced,
         EXISTS (SELECT FROM verdict WHERE verdict.version_id = version.id) AS judged
  FROM given
  JOIN version USING (item_id, content_hash)
  LEFT JOIN best USING (item_id)`
