import { pool } from '../db/pool'
import { currentSettings } from '../settings/settings-store'

export type QueueSummary = {
  waiting: number
  secondOpinion: number
  /** Since when the oldest waits; null when nothing does. */
  oldestAt: string | null
  /** Put aside by this moderator: still waiting for others. */
  skipped: number
  dryRun: boolean
  undoSeconds: number
  /** Decisions since midnight UTC. */
  today: { spam: number; notSpam: number; mine: number; screened: number }
}

/** The numbers in the frame and on the caught-up page. */
export async function queueSummary({ moderatorId }: { moderatorId: number }): Promise<QueueSummary> {
  const [{ settings }, { rows: waiting }, { rows: today }] = await Promise.all([
    currentSettings(),
    pool().query<{ waiting: number; second: number; oldest: Date | null; skipped: number }>({
      name: 'queue-summary',
      text: `SELECT count(*)::int AS waiting, count(*) FILTER (WHERE review_state = 'SECOND_OPINION')::int AS second, min(queued_at) AS oldest,
          (SELECT count(*)::int FROM decision d JOIN item i ON i.id = d.item_id AND i.version_id = d.version_id
             AND i.review_state IN ('PENDING', 'SECOND_OPINION')
           WHERE d.moderator_id = $1 AND d.kind IN ('SKIP', 'UNSURE') AND d.undone_at IS NULL) AS skipped
        FROM item WHERE review_state IN ('PENDING', 'SECOND_OPINION')`,
      values: [moderatorId],
    }),
    pool().query<{ spam: number; not_spam: number; mine: number; screened: number }>({
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
    }),
  ])
  const [now, day] = [waiting[0], today[0]]
  return {
    waiting: now?.waiting ?? 0,
    secondOpinion: now?.second ?? 0,
    oldestAt: now?.oldest?.toISOString() ?? null,
    skipped: now?.skipped ?? 0,
    dryRun: settings.dryRun,
    undoSeconds: settings.undoSeconds,
    today: {
      spam: day?.spam ?? 0,
      notSpam: day?.not_spam ?? 0,
      mine: day?.mine ?? 0,
      screened: day?.screened ?? 0,
    },
  }
}
