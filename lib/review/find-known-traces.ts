import { z } from 'zod'
import { tracesOf } from '../classify/explain/traces'
import { pool } from '../db/pool'
import type { ItemContent } from '../fetch/item'
import { type KnownTrace, mostTracesCounted } from './known-trace'

export const knownSql = `
  SELECT t.value, count(*) FILTER (WHERE d.kind = 'SPAM')::int AS spam, count(*) FILTER (WHERE d.kind = 'NOT_SPAM')::int AS not_spam,
         (SELECT count(*) FROM (SELECT 1 FROM decision_trace c WHERE c.value = t.value LIMIT ${mostTracesCounted + 1}) c) > ${mostTracesCounted} AS more
    FROM unnest($1::text[]) AS t(value)
   CROSS JOIN LATERAL (
         SELECT DISTINCT ON (d.item_id) d.kind
           FROM (SELECT decision_id FROM decision_trace WHERE value = t.value ORDER BY decision_id DESC LIMIT ${mostTracesCounted}) n
           JOIN decision d ON d.id = n.decision_id
          WHERE d.undone_at IS NULL AND d.item_id <> $2
          ORDER BY d.item_id, d.id DESC) d
   GROUP BY t.value`

const rowSchema = z.object({ value: z.string(), spam: z.int(), not_spam: z.int(), more: z.boolean() })

/** What is known here of the places and people that a content leads to; those that nobody has decided on are left out. */
export async function findKnownTraces(options: { content: ItemContent; exceptItemId: number }): Promise<KnownTrace[]> {
  const { content, exceptItemId } = options
  const traces = tracesOf(content)
  if (traces.length === 0) return []
  const { rows } = await pool().query(knownSql, [traces.map(({ value }) => value), exceptItemId])
  const known = new Map(rows.map((raw) => rowSchema.parse(raw)).map((row) => [row.value, row]))
  return traces.flatMap((trace) => {
    const row = known.get(trace.value)
    return row ? [{ ...trace, spam: row.spam, notSpam: row.not_spam, more: row.more }] : []
  })
}
