import type { Pool } from 'pg'
import { createBatcher } from '../db/batcher'
import { isRefusedRow } from '../db/sql-state'
import type { EventStep } from '../generated/prisma/enums'
import { type EventEnd, maxAttempts, maxWaitDays } from './open-event'

type Facts = {
  eventId: string
  /** What the body says, once it was read. */
  kind?: string | null
  subject?: string | null
}
export type EndEvent = Facts & EventEnd
export type PutOffEvent = Facts & {
  reason: string
  detail: string
  delayMs: number
  /** The step it waits in. */
  step?: EventStep
  /** Attempts it costs; after 8 the event is dead. 0: it isn't at fault, but waits for something else. */
  burns: number
}
type Move = Facts & {
  state: EventEnd['state'] | null
  reason: string
  detail: string | null
  delayMs: number
  burns: number
  step?: EventStep
}

/** The state it is in now. `ENDED_BEFORE`: somebody else ended it, and nothing was changed. */
export type MoveResult = EventEnd['state'] | 'OPEN' | 'ENDED_BEFORE'

export type EventMover = {
  end: (end: EndEvent) => Promise<MoveResult>
  /** Sets when the dispatcher hands it out again; an event that was put off too often is dead-lettered instead. */
  putOff: (event: PutOffEvent) => Promise<MoveResult>
}

// A row that ended meanwhile stays as it ended: two workers may have had it. (Why not "=": lib/decide/store-verdict-sql.ts.)
const moveSql = `
  WITH moved AS (
    UPDATE event e
       SET (state, ended_at) = (
             SELECT next.state, CASE WHEN next.state <> 'OPEN' THEN clock_timestamp() END
               FROM (SELECT CASE
                       WHEN m.state IS NOT NULL THEN m.state
                       WHEN m.burns > 0 AND e.attempts + m.burns >= $9 THEN 'DEAD'
                       WHEN m.burns = 0 AND e.received_at < now() - $10 * interval '1 day' THEN 'DEAD'
                       ELSE 'OPEN' END::"EventState" AS state) next),
           reason = m.reason, detail = m.detail,
           kind = coalesce(m.kind, e.kind), subject = coalesce(m.subject, e.subject),
           step = coalesce(m.step::"EventStep", e.step), attempts = e.attempts + m.burns,
           next_at = clock_timestamp() + m.delay_ms * interval '1 millisecond'
      FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::float8[], $6::int[], $7::text[], $8::text[], $11::text[])
           AS m(id, state, reason, detail, delay_ms, burns, kind, subject, step)
     WHERE e.id = m.id AND e.state IS NOT DISTINCT FROM 'OPEN'
    RETURNING e.id, e.state),
  told AS (
    SELECT pg_notify('natterjack_live', json_build_object('topic', 'event', 'ids', json_agg(id))::text)
      FROM moved WHERE state IN ('OPEN', 'DEAD') HAVING count(*) > 0)
  SELECT moved.id::text, moved.state FROM moved LEFT JOIN told ON true`

type StoreOptions = { pool: Pool; maxBatch?: number; onBatch?: (size: number) => void }

/**
 * Ends events and puts them off, in batches. Dead letters and events that wait are told to whoever shows events; ordinary
 * ends are too many to tell each.
 */
export function createEventMover({ pool, maxBatch = 200, onBatch }: StoreOptions): EventMover {
  const batcher = createBatcher<Move, MoveResult>({
    maxValues: maxBatch,
    onBatch,
    splitOn: isRefusedRow,
    run: async (given) => {
      // In the order of ids, so that two workers with the same rows can't wait for each other.
      const moves = [...new Map(given.map((move) => [move.eventId, move])).values()].sort(byId)
      const { rows } = await pool.query<{ id: string; state: MoveResult }>({
        name: 'move-events',
        text: moveSql,
        values: [...columnsOf(moves), maxAttempts, maxWaitDays, moves.map((move) => move.step ?? null)],
      })
      const states = new Map(rows.map(({ id, state }) => [id, state]))
      return given.map(({ eventId }) => states.get(eventId) ?? 'ENDED_BEFORE')
    },
  })
  const noWait = { delayMs: 0, burns: 0 }
  return {
    end: ({ detail = null, ...end }) => batcher.add({ ...noWait, ...end, detail }),
    putOff: (event) => batcher.add({ ...event, state: null }),
  }
}

const byId = (a: Facts, b: Facts): number => (BigInt(a.eventId) < BigInt(b.eventId) ? -1 : 1)

function columnsOf(moves: readonly Move[]): unknown[] {
  return [
    moves.map((move) => move.eventId),
    moves.map((move) => move.state),
    moves.map((move) => move.reason),
    moves.map((move) => move.detail),
    moves.map((move) => move.delayMs),
    moves.map((move) => move.burns),
    moves.map((move) => move.kind ?? null),
    moves.map((move) => move.subject ?? null),
  ]
}
