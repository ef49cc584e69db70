import type { Pool } from 'pg'
import { fewTexts, noStanding, type Standing } from './standing'

type Row = {
  fresh: boolean | null
  gitlabId: number
  username: string
  state: string
  isAdmin: boolean
  isBot: boolean
  createdByAdmin: boolean | null
  trustedBy: string | null
  spam: number
  notSpam: number
  notSpamDays: number
  flagged: number
  texts: number
}

/**
 * Of each item the last decision of a person that stands; "not spam" only while it is about the current content, so that
 * nobody is excused by what an item said before its author changed it. Policy's decisions are verdicts and count as such.
 * An account that was last looked at a month ago may have lost its rights since.
 * "From x to x" instead of "= x": with an equation Postgres may walk back through all rows by their ids, in the hope of
 * meeting enough of one author's soon. Ordered by both columns, only the index over both will do. And
 * with the kinds as text, the small index of standing decisions, which is by version, isn't read from end to end.
 * Most authors were never met: of those no row is sent, which halves what a look-up costs this process.
 */
const text = `SELECT a.fetched_at > now() - interval '30 days' AS fresh, w.id AS "gitlabId", a.username, a.state, a.is_admin AS "isAdmin",
    a.is_bot AS "isBot", a.created_by_admin AS "createdByAdmin", a.trusted_by AS "trustedBy",
    h.spam, h."notSpam", h."notSpamDays", h.flagged, c.texts
  FROM unnest($1::int[]) AS w(id)
  LEFT JOIN author a ON a.gitlab_id = w.id
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE d.kind = 'SPAM')::int AS spam,
      count(*) FILTER (WHERE d.kind = 'NOT_SPAM' AND d.version_id = i.version_id)::int AS "notSpam",
      count(DISTINCT d.created_at::date) FILTER (WHERE d.kind = 'NOT_SPAM' AND d.version_id = i.version_id)::int AS "notSpamDays",
      count(*) FILTER (WHERE d.kind IS NULL AND v.route <> 'ALLOW' AND v.created_at > now() - interval '7 days')::int AS flagged
    FROM (SELECT id, version_id FROM item WHERE author_id >= a.id AND author_id <= a.id ORDER BY author_id, id DESC LIMIT 200) i
    LEFT JOIN LATERAL (
      SELECT kind, version_id, created_at FROM decision
      WHERE item_id >= i.id AND item_id <= i.id AND undone_at IS NULL AND moderator_id IS NOT NULL AND kind::text IN ('SPAM', 'NOT_SPAM')
      ORDER BY item_id, id DESC LIMIT 1
    ) d ON true
    LEFT JOIN verdict v ON v.version_id = i.version_id
  ) h
  CROSS JOIN LATERAL (
    SELECT count(DISTINCT s.text_key)::int AS texts
    FROM (
      SELECT text_key, at FROM spamcheck_call WHERE author_id >= w.id AND author_id <= w.id ORDER BY author_id, id DESC LIMIT 50
    ) s
    WHERE s.at > now() - interval '1 hour'
  ) c
  WHERE a.id IS NOT NULL OR c.texts > ${fewTexts}`

type FindStandingsOptions = {
  pool: Pick<Pool, 'query'>
  /** GitLab's ids. */
  gitlabIds: readonly number[]
}

/** What is known of these accounts, in their order; of one never seen, nothing. One statement, whatever their number. */
export async function findStandings({ pool, gitlabIds }: FindStandingsOptions): Promise<Standing[]> {
  const { rows } = await pool.query<Row>({ name: 'spamcheck-standings', text, values: [gitlabIds] })
  const byId = new Map(rows.map((row) => [row.gitlabId, standingOf(row)]))
  return gitlabIds.map((id) => byId.get(id) ?? noStanding)
}

function standingOf({ fresh, spam, notSpam, notSpamDays, flagged, texts, ...account }: Row): Standing {
  return { account: fresh ? account : null, decided: { spam, notSpam, notSpamDays }, flagged, texts }
}
