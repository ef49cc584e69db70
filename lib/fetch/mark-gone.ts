import type { Pool } from 'pg'
import type { ItemKind } from './item'

type MarkGoneOptions = {
  pool: Pool
  subject: { kind: ItemKind; id: number }
  /** Of the event that asked (lib/intake/load-events.ts), drawn before the look that found nothing. */
  observation: string
  /** Ends as done, with the reason `gone`; null when nobody's event asked. */
  eventId: string | null
  /** How it was noticed, in a sentence for the event's page. */
  detail: string
}

/**
 * GitLab has it no longer: the item leaves the queue, the event ends. The look is noted on the current version, so that
 * an answer that was under way meanwhile doesn't bring it back; a later look may. What was never stored stays unstored.
 * @returns the item, when there is one
 */
export async function markGone(options: MarkGoneOptions): Promise<{ itemId: number | null }> {
  const { pool, subject, observation, eventId, detail } = options
  const { rows } = await pool.query<{ id: number }>({
    name: 'fetch-gone',
    text: markGoneSql,
    values: [subject.kind, subject.id, observation, eventId, detail],
  })
  return { itemId: rows[0]?.id ?? null }
}

const markGoneSql = `
  WITH known AS (
    SELECT item.id, item.version_id, item.review_state FROM item
    WHERE item.kind = $1::"ItemKind" AND item.gitlab_id = $2::int FOR NO KEY UPDATE
  ), later AS (
    SELECT known.* FROM known LEFT JOIN item_version ON item_version.id = known.version_id
    WHERE item_version.id IS NULL OR item_version.observation < $3::bigint
  ), gone AS (
    UPDATE item SET gone_at = coalesce(item.gone_at, now()), queued_at = NULL,
      review_state = CASE item.review_state WHEN 'DECIDED' THEN 'DECIDED' ELSE 'NONE' END::"ReviewState"
    FROM later WHERE item.id = later.id
  ), looked AS (
    UPDATE item_version SET observation = $3::bigint FROM later WHERE item_version.id = later.version_id
  ), ended AS (
    UPDATE event SET state = 'DONE', reason = 'gone', detail = $5, ended_at = now(), item_id = (SELECT id FROM known)
    WHERE event.id = $4::bigint AND event.state = 'OPEN'
  )
  SELECT known.id,
    pg_notify('natterjack_live', json_build_object('topic', topic, 'ids', json_build_array(known.id))::text)
  FROM known CROSS JOIN (VALUES ('item'), ('queue')) AS told(topic)`
