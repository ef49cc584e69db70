import type { Pool } from 'pg'
import { createBatcher } from '../db/batcher'
import { AppError } from '../errors'

export type NewEvent = {
  source: 'HOOK' | 'FILE_HOOK'
  dedupeKey: string
  headers: Record<string, string>
  /** Null: larger than the cap. The event is stored as a dead letter: something was written that nobody screens. */
  raw: Buffer | null
  /** Bytes that came, also when they weren't kept. */
  rawBytes: number
  sha256: Buffer
  /** Why a body wasn't kept, in a sentence. */
  detail: string | null
}

export type StoredEvent = {
  id: string
  /** False: it had been stored before, and this is the earlier event's id. */
  fresh: boolean
}

export type EventStore = {
  /** Resolves once the event is committed. @throws AppError unavailable when the database can't say that it is */
  store: (event: NewEvent) => Promise<StoredEvent>
  idle: () => Promise<void>
}

type EventStoreOptions = {
  pool: Pool
  /**
   * How long a batch is tried again while Postgres is away, and how long a statement is waited for, in milliseconds. GitLab
   * never sends a failed hook twice, so it is worth some waiting; a Postgres that hangs must not hang the lane.
   */
  patienceMs: number
}

type Waiting = NewEvent & { since: number }

/**
 * Stores events by group commit: one statement for all that came in while the last one was under way. More than one lane, or
 * a statement an event, is slower (docs/architecture.md has the figures).
 */
export function createEventStore({ pool, patienceMs }: EventStoreOptions): EventStore {
  const batcher = createBatcher<Waiting, StoredEvent>({
    maxValues: 500,
    maxWeight: 1024 * 1024,
    weigh: (event) => event.raw?.length ?? 0,
    run: (events) => insertPatiently({ pool, events, patienceMs }),
  })
  return {
    store: (event) => batcher.add({ ...event, since: performance.now() }),
    idle: batcher.idle,
  }
}

type InsertOptions = { pool: Pool; events: readonly Waiting[]; patienceMs: number }

/** Repeating is safe, whatever became of the first try: the dedupe key makes it one row. */
async function insertPatiently({ pool, events, patienceMs }: InsertOptions): Promise<StoredEvent[]> {
  const until = (events[0]?.since ?? 0) + patienceMs
  for (let wait = 50; ; wait = Math.min(wait * 2, 800)) {
    try {
      return await insertEvents({ pool, events, patienceMs })
    } catch (error) {
      if (!isOutage(error) || performance.now() + wait > until)
        throw new AppError({
          code: 'unavailable',
          message: 'The hook could not be stored, so it was not accepted. Send it again in a while.',
          cause: error,
        })
    }
    await new Promise((resolve) => setTimeout(resolve, wait))
  }
}

/** Errors without an SQLSTATE are the connection's; 08, 53 and 57 are Postgres's words for being away, full or restarting. */
function isOutage(error: unknown): boolean {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code) || /^(08|53|57|40)/.test(code)
}

// Bodies and hashes come as one binary value each and are cut up here: an array of bytea would travel as text, at twice the
// length, and cost both sides a third of their time. `starts` is null for a body that wasn't kept.
// `next_at` lies a little ahead: the dispatcher steps in only where handing the id to the queue failed.
const insertSql = `
  INSERT INTO event (source, dedupe_key, headers, raw, raw_bytes, sha256, state, reason, detail, next_at, ended_at)
  SELECT DISTINCT ON (dedupe_key)
         source::"EventSource", dedupe_key, headers::jsonb,
         substr($5::bytea, starts, raw_bytes), raw_bytes, substr($7::bytea, 1 + 32 * (number - 1)::int, 32),
         CASE WHEN starts IS NULL THEN 'DEAD' ELSE 'OPEN' END::"EventState",
         CASE WHEN starts IS NULL THEN 'too_large' END, detail,
         now() + interval '5 seconds', CASE WHEN starts IS NULL THEN now() END
  FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $6::int[], $8::text[])
       WITH ORDINALITY AS given(source, dedupe_key, headers, starts, raw_bytes, detail, number)
  ORDER BY dedupe_key, number
  ON CONFLICT (dedupe_key) DO NOTHING
  RETURNING id::text, dedupe_key`

// A statement of its own: rows that another process committed while ours waited are invisible to the INSERT's snapshot.
const findSql = 'SELECT id::text, dedupe_key FROM event WHERE dedupe_key = ANY($1::text[])'

type KeyedId = { id: string; dedupe_key: string }

async function insertEvents({ pool, events, patienceMs }: InsertOptions): Promise<StoredEvent[]> {
  const insert = {
    name: 'intake-insert',
    text: insertSql,
    query_timeout: patienceMs,
    values: [
      events.map((event) => event.source),
      events.map((event) => event.dedupeKey),
      events.map((event) => JSON.stringify(event.headers)),
      startsOf(events),
      Buffer.concat(events.flatMap((event) => event.raw ?? [])),
      events.map((event) => event.rawBytes),
      Buffer.concat(events.map((event) => event.sha256)),
      events.map((event) => event.detail),
    ],
  }
  const inserted = await pool.query<KeyedId>(insert)
  const fresh = new Map(inserted.rows.map((row) => [row.dedupe_key, row.id]))
  const missing = [...new Set(events.map((event) => event.dedupeKey))].filter((key) => !fresh.has(key))
  const find = { text: findSql, values: [missing], query_timeout: patienceMs }
  const earlier = missing.length > 0 ? await pool.query<KeyedId>(find) : { rows: [] }
  const known = new Map(earlier.rows.map((row) => [row.dedupe_key, row.id]))
  return events.map(({ dedupeKey }) => {
    const freshId = fresh.get(dedupeKey)
    // The second of two in one batch is a repeat like any other.
    if (freshId !== undefined && fresh.delete(dedupeKey)) {
      known.set(dedupeKey, freshId)
      return { id: freshId, fresh: true }
    }
    const id = known.get(dedupeKey)
    if (id === undefined) throw new Error('An event was deleted while its repeat was being stored.')
    return { id, fresh: false }
  })
}

/** Where each body begins in all of them together, counted from 1 as SQL does. */
function startsOf(events: readonly NewEvent[]): (number | null)[] {
  let next = 1
  return events.map(({ raw }) => {
    if (!raw) return null
    const start = next
    next += raw.length
    return start
  })
}
