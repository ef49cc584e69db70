import { type Column, unnested } from '../fetch/version-columns'
import type { VerdictToStore } from './store-verdict'
import { verdictColumns } from './verdict-columns'

export const verdictRowColumns: readonly Column<VerdictToStore>[] = [
  { name: 'item_id', type: 'int', of: ({ itemId }) => itemId },
  { name: 'version_id', type: 'int', of: ({ versionId }) => versionId },
  ...verdictColumns,
]

/** One row per event, as `storeVerdictsSql` answers. */
export type DecidedRow = {
  event_id: string
  /** This event's verdict was the first on the version. */
  stored: boolean
  /** The version is the item's current one, and the item isn't gone. */
  current: boolean
  /** What the stored verdict leads to; the first one's, where two came. */
  route: 'ALLOW' | 'REVIEW' | 'ACT'
  /** Null: the event stays open, since policy has yet to act. */
  reason: string | null
}

/**
 * Whoever holds these locks decides what becomes of the items. A statement of its own: the next one then sees what the
 * holder before us committed, a moderator's decision as much as a newer version.
 */
export const lockItemsSql = 'SELECT id FROM item WHERE id = ANY($1::int[]) ORDER BY id FOR NO KEY UPDATE'

/**
 * Stores verdicts, lets those on current versions move their items, and ends the events.
 * - The first verdict on a version stays: a second event about the same content changes nothing.
 * - A verdict on an older version is kept as history and moves nothing.
 * - A version that a person decided stays decided; an item that waits for review keeps its place in the line.
 * - "IS NOT DISTINCT FROM 'OPEN'" rather than "=": no index serves it, so Postgres starts at the given ids. With "=" it
 *   starts at all open events, which it believes to be none after a calm night: a backlog of 100,000 was read each time.
 * - Where policy is to act, the item waits in the queue until it has, and the event stays open at DECIDE: a worker that
 *   dies in between leaves something that is seen and taken up again.
 */
export const storeVerdictsSql = `
  WITH given AS (
    SELECT item_id, version_id, event_id, verdict::"VerdictKind", uncapped::"VerdictKind", route::"Route", score, model, fallback,
           reasons, trust, settings_id, event_kind, event_subject
      FROM ${unnested(verdictRowColumns)}
  ), stored AS (
    INSERT INTO verdict (item_id, version_id, verdict, uncapped, route, score, model, fallback, reasons, trust, settings_id)
    SELECT DISTINCT ON (version_id) item_id, version_id, verdict, uncapped, route, score, model, fallback,
           reasons, trust, settings_id
      FROM given ORDER BY version_id, event_id
    ON CONFLICT (version_id) DO NOTHING
    RETURNING version_id, item_id, route, score, trust
  ), known AS (
    SELECT version_id, item_id, route, score, trust, true AS is_new FROM stored
    UNION ALL
    SELECT version_id, item_id, route, score, trust, false FROM verdict
     WHERE version_id IN (SELECT version_id FROM given)
  ), applied AS (
    UPDATE item
       SET score = known.score, review_state = next.state,
           queued_at = CASE WHEN next.state <> 'PENDING' THEN item.queued_at
                            WHEN item.review_state = 'PENDING' THEN item.queued_at
                            ELSE clock_timestamp() END
      FROM known
     CROSS JOIN LATERAL (
       SELECT CASE
         WHEN EXISTS (SELECT FROM decision d WHERE d.version_id = known.version_id AND d.undone_at IS NULL
                         AND d.kind IN ('SPAM', 'NOT_SPAM')) THEN 'DECIDED'
         WHEN known.route = 'ALLOW' THEN 'NONE'
         ELSE 'PENDING' END::"ReviewState" AS state) next
     WHERE item.id = known.item_id AND item.version_id = known.version_id AND item.gone_at IS NULL AND known.is_new
    RETURNING item.id, item.review_state
  ), outcome AS (
    SELECT given.event_id, given.event_kind, given.event_subject, given.item_id, given.version_id,
           known.route, known.trust IS NOT NULL AS trusted, item.gone_at IS NOT NULL AS gone,
           known.is_new AND given.event_id = min(given.event_id) OVER (PARTITION BY given.version_id) AS stored,
           item.version_id = given.version_id AND item.gone_at IS NULL AS current
      FROM given JOIN known USING (version_id) JOIN item ON item.id = given.item_id
  ), decided AS (
    SELECT outcome.*, CASE
        WHEN gone THEN 'gone' WHEN NOT current THEN 'superseded' WHEN NOT stored THEN 'unchanged'
        WHEN trusted THEN 'trusted' WHEN route = 'ALLOW' THEN 'allowed' WHEN route = 'REVIEW' THEN 'queued'
      END AS reason
      FROM outcome
  ), ended AS (
    UPDATE event
       SET step = 'DECIDE', item_id = decided.item_id, version_id = decided.version_id, detail = NULL,
           reason = coalesce(decided.reason, 'policy_acts'),
           kind = coalesce(decided.event_kind, event.kind), subject = coalesce(decided.event_subject, event.subject),
           state = CASE WHEN decided.reason IS NULL THEN 'OPEN' ELSE 'DONE' END::"EventState",
           ended_at = CASE WHEN decided.reason IS NOT NULL THEN clock_timestamp() END
      FROM decided
     WHERE event.id = decided.event_id AND event.state IS NOT DISTINCT FROM 'OPEN'
  ), told AS (
    SELECT pg_notify('natterjack_live', json_build_object('topic', 'queue', 'ids', json_agg(id))::text)
      FROM applied JOIN item before USING (id)
     WHERE applied.review_state = 'PENDING' OR before.review_state IN ('PENDING', 'SECOND_OPINION')
    HAVING count(*) > 0
  )
  SELECT decided.event_id::text, decided.stored, decided.current, decided.route::text, decided.reason
    FROM decided LEFT JOIN told ON true`
