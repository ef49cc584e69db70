import type { Pool } from 'pg'
import type { Standing } from './standing'

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
 */
const text = `SELECT a.fetched_at > now() - interval '30 days' AS fresh, w.id AS "gitlabId", a.username, a.state, a.is_admin AS "isAdmin",
    a.is_bot AS "isBot", a.created_by_admin AS "createdByAdmin", a.trusted_by AS "trustedBy",
    h.spam, h."notSpam", h."notSpamDays", h.flagged, c.texts
  FROM unnest($1::int[]) WITH ORDINALITY AS w(id, place)
  LEFT JOIN author a ON a.gitlab_id = w.id
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE d.kind = 'SPAM')::int AS spam,
      count(*) FILTER (WHERE d.kind = 'NOT_SPAM' AND d.version_id = i.version_id)::int AS "notSpam",
      count(DISTINCT d.created_at::date) FILTER (WHERE d.kind = 'NOT_SPAM' AND d.version_id = i.version_id)::int AS "notSpamDays",
      count(*) FILTER (WHERE d.kind IS NULL AND v.route <> 'ALLOW' AND v.created_at > now() - interval '7 days')::int AS flagged
    FROM (SELECT id, version_id FROM item WHERE author_id = a.id ORDER BY id DESC LIMIT 200) i
    LEFT JOIN LATERAL (
      SELECT kind, version_id, created_at FROM decision
      WHERE item_id = i.id AND undone_at IS NULL AND moderator_id IS NOT NULL AND kind IN ('SPAM', 'NOT_SPAM')
      ORDER BY id DESC LIMIT 1
    ) d ON true
    LEFT JOIN verdict v ON v.version_id = i.version_id
  ) h
  CROSS JOIN LATERAL (
    SELECT count(DISTINCT s.text_key)::int AS texts
    FROM (SELECT text_key, at FROM spamcheck_call WHERE author_id = w.id ORDER BY id DESC LIMIT 50) s
    WHERE s.at > now() - interval '1 hour'
  ) c
  ORDER BY w.place`

type FindStandingsOptions = {
  pool: Pick<Pool, 'query'>
  /** GitLab's ids. */
  gitlabIds: readonly number[]
}

/** What is known of these accounts, in their order; of one never seen, nothing. One statement, whatever their number. */
export async function findStandings({ pool, gitlabIds }: FindStandingsOptions): Promise<Standing[]> {
  const { rows } = await pool.query<Row>({ name: 'spamcheck-standings', text, values: [gitlabIds] })
  return rows.map(({ fresh, spam, notSpam, notSpamDays, flagged, texts, ...account }) => ({
    account: fresh ? account : null,
    decided: { spam, notSpam, notSpamDays },
    flagged,
    texts,
  }))
}
