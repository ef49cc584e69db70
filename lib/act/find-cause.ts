import { pool } from '../db/pool'
import { type Subject, subjectKey } from '../intake/subject'
import type { ActionKind } from './plan'

type FindCauseOptions = {
  subject: Subject
  /** What happened; left out: unknown. */
  eventKind?: string | null
  /** Who did it, where the hook says so; system hooks don't. */
  actorId: number | undefined
  /** GitLab's time of the change. */
  occurredAt?: Date | undefined
  /** GitLab's id of our own account. */
  botUserId: number | null
}

/** Hooks without an actor that our own actions make GitLab send. Blocking a user sends none. */
const silentHooks: Partial<Record<string, ActionKind[]>> = {
  project_update: ['MAKE_PROJECT_PRIVATE', 'RESTORE_PROJECT_VISIBILITY'],
}

/**
 * The action of ours that made GitLab send this hook, if one did: judging our own doing again would be a loop. The actor
 * tells, or, for system hooks, an action of the last ten minutes on the same thing whose effect the hook tells of; where
 * GitLab's time is known it must lie about the call, so that a spammer's own edit right after ours isn't taken for ours.
 * Costs a query only where one of ours is possible.
 */
export async function findCause(options: FindCauseOptions): Promise<{ actionId: number } | null> {
  const { subject, eventKind, actorId, occurredAt, botUserId } = options
  const byUs = actorId !== undefined && actorId === botUserId
  if (actorId !== undefined && !byUs) return null
  const kinds = byUs ? null : silentHooks[eventKind ?? (subject.kind === 'project' ? 'project_update' : '')]
  if (kinds === undefined) return null
  const { rows } = await pool().query<{ id: number }>({
    name: 'act-find-cause',
    text: findCauseSql,
    values: [subjectKey(subject), kinds, occurredAt ?? null],
  })
  return rows[0] ? { actionId: rows[0].id } : null
}

/** How far GitLab's clock and ours may be apart, and how long GitLab may take to write down a change. */
const findCauseSql = `
  SELECT id FROM action
   WHERE target = $1 AND ($2::text[] IS NULL OR kind::text = ANY($2))
     AND state IN ('CALLING', 'DONE') AND claimed_at > clock_timestamp() - interval '10 minutes'
     AND ($3::timestamptz IS NULL OR $3 BETWEEN claimed_at - interval '15 seconds'
                                          AND coalesce(ended_at, clock_timestamp()) + interval '15 seconds')
   ORDER BY id DESC LIMIT 1`
