import { pool } from '../db/pool'
import type { ReviewState, Standing } from './queue-row'

export type ItemStanding = { id: number; state: ReviewState; versionId: number | null; standing: Standing | null }

/** Whether items that stand in somebody's list were decided or changed meanwhile. */
export async function findStandings({
  itemIds,
  moderatorId,
}: {
  itemIds: readonly number[]
  moderatorId: number
}): Promise<ItemStanding[]> {
  const { rows } = await pool().query<{
    id: number
    state: ReviewState
    version_id: number | null
    decision_id: number | null
    kind: Standing['kind']
    decided_by: string
    moderator_id: number | null
    at: Date
  }>({
    name: 'standings',
    text: `SELECT i.id, i.review_state::text AS state, i.version_id, d.id AS decision_id, d.kind::text, d.moderator_id, d.created_at AS at,
        coalesce(u.name, 'Policy') AS decided_by
      FROM item i
      LEFT JOIN LATERAL (
        SELECT * FROM decision WHERE decision.version_id = i.version_id AND i.review_state = 'DECIDED' AND undone_at IS NULL
          AND kind IN ('SPAM', 'NOT_SPAM') ORDER BY id DESC LIMIT 1
      ) d ON true
      LEFT JOIN "user" u ON u.id = d.moderator_id
      WHERE i.id = ANY($1::int[])`,
    values: [itemIds],
  })
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    versionId: row.version_id,
    standing:
      row.decision_id === null
        ? null
        : {
            decisionId: row.decision_id,
            kind: row.kind,
            by: row.decided_by,
            mine: row.moderator_id === moderatorId,
            at: row.at.toISOString(),
          },
  }))
}
