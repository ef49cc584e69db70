import type { Pool } from 'pg'
import { createBatcher } from '../db/batcher'
import type { OpenEvent } from './open-event'

export type EventLoader = {
  /** The event, if it has work left; undefined when it ended meanwhile or never was. */
  load: (eventId: string) => Promise<OpenEvent | undefined>
  /** A body that was too large to come with its event. Take one at a time, and let go of it: it may have 64 MiB. */
  loadBody: (eventId: string) => Promise<Buffer>
}

/** Bodies up to this many bytes come with their event. A batch of two hundred of the largest would take gigabytes. */
const maxBatchedBytes = 256 * 1024

// Why not "=": lib/decide/store-verdict-sql.ts.
const loadSql = `
  SELECT id::text, source, step, headers, CASE WHEN raw_bytes <= $2 THEN raw END AS raw, kind, subject, attempts,
         extract(epoch FROM now() - received_at)::float8 * 1000 AS "ageMs",
         item_id AS "itemId", version_id AS "versionId", nextval('observation_seq')::text AS observation
    FROM event
   WHERE id = ANY($1::bigint[]) AND state IS NOT DISTINCT FROM 'OPEN' AND raw IS NOT NULL`

type StoreOptions = { pool: Pool; maxBatch?: number; onBatch?: (size: number) => void }

/** Loads events in batches: a statement an event would be the dearest step of all. */
export function createEventLoader({ pool, maxBatch = 200, onBatch }: StoreOptions): EventLoader {
  const batcher = createBatcher<string, OpenEvent | undefined>({
    maxValues: maxBatch,
    onBatch,
    run: async (ids) => {
      const { rows } = await pool.query<OpenEvent>({
        name: 'load-events',
        text: loadSql,
        values: [ids, maxBatchedBytes],
      })
      const byId = new Map(rows.map((row) => [row.id, row]))
      return ids.map((id) => byId.get(id))
    },
  })
  return {
    load: batcher.add,
    loadBody: async (eventId) => {
      const { rows } = await pool.query<{ raw: Buffer | null }>('SELECT raw FROM event WHERE id = $1', [eventId])
      const raw = rows[0]?.raw
      if (!raw) throw new Error('The body of an open event is not there.')
      return raw
    },
  }
}
