import { pool } from '../db/pool'
import { freshSettings } from '../settings/fresh-settings'

export type QueueSummary = {
  waiting: number
  secondOpinion: number
  /** Since when the oldest waits; null when nothing does. */
  oldestAt: string | null
  /** Put aside by this moderator: still waiting for others. */
  skipped: number
  dryRun: boolean
  undoSeconds: number
  /** Since midnight UTC; null when not asked for. */
  today: Today | null
}
export type Today = { spam: number; notSpam: number; mine: number; screened: number }

type QueueSummaryOptions = {
  moderatorId: number
  /** Also today's numbers, which cost more: for the caught-up page, not for every page's frame. */
  withToday?: boolean
}

/** The numbers in the frame and on the caught-up page. */
export async function queueSummary({ moderatorId, withToday = false }: QueueSummaryOptions): Promise<QueueSummary> {
  const [{ settings }, now, today] = await Promise.all([
    freshSettings(),
    countWaiting(moderatorId),
    withToday ? countToday(moderatorId) : null,
  ])
  return { ...now, dryRun: settings.dryRun, undoSeconds: settings.undoSeconds, today }
}

async function countWaiting(
  moderatorId: number,
): Promise<Pick<QueueSummary, 'waiting' | 'secondOpinion' | 'oldestAt' | 'skipped'>> {
  const { rows } = await pool().query<{ waiting: number; second: number; oldest: Date | null; skipped: number }>({
    name: 'queue-summary',
    text: `SELECT count(*)::int AS waiting, count(*) FILTER (WHERE review_state = 'SECOND_OPINION')::int AS second, min(queued_at) AS oldest,
        (SELECT count(*)::int FROM decision d JOIN item i ON i.id = d.item_id AND i.version_id = d.version_id
           AND i.review_state IN ('PENDING', 'SECOND_OPINION')
         WHERE d.moderator_id = $1 AND d.kind IN ('SKIP', 'UNSURE') AND d.undone_at IS NULL) AS skipped
      FROM item WHERE review_state IN ('PENDING', 'SECOND_OPINION')`,
    values: [moderatorId],
  })
  const [row] = rows
  return {
    waiting: row?.waiting ?? 0,
    secondOpinion: row?.second ?? 0,
    oldestAt: row?.oldest?.toISOString() ?? null,
    skipped: row?.skipped ?? 0,
  }
}

/** Looks at the newest 20,000 rows of each: no index is kept only for this. */
async function countToday(moderatorId: number): Promise<Today> {
  const { rows } = await pool().query<{ spam: number; not_spam: number; mine: number; screened: number }>({
    name: 'queue-today',
    text: `SELECT count(*) FILTER (WHERE kind = 'SPAM')::int AS spam, count(*) FILTER (WHERE kind = 'NOT_SPAM')::int AS not_spam,
        count(*) FILTER (WHERE moderator_id = $1)::int AS mine,
        (SELECT count(*)::int FROM verdict WHERE id > coalesce((SELECT max(id) - 20000 FROM verdict), 0)
           AND created_at >= date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC') AS screened
      FROM decision
      WHERE kind IN ('SPAM', 'NOT_SPAM') AND undone_at IS NULL
        AND id > coalesce((SELECT max(id) - 20000 FROM decision), 0)
        AND created_at >= date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'`,
    values: [moderatorId],
  })
  const [row] = rows
  return {
    spam: row?.spam ?? 0,
    notSpam: row?.not_spam ?? 0,
    mine: row?.mine ?? 0,
    screened: row?.screened ?? 0,
  }
}
