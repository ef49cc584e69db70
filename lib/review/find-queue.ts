import { pool } from '../db/pool'
import { currentSettings } from '../settings/settings-store'
import { findDecided } from './find-decided'
import { type Conditions, narrow, narrowToState, place } from './queue-conditions'
import { encodeCursor, type QueueCursor } from './queue-cursor'
import type { QueueFilter } from './queue-filter'
import type { QueuePage, QueueRow } from './queue-row'
import { queueColumns, readQueueRow } from './read-queue-row'

type FindQueueOptions = {
  filter: QueueFilter
  moderatorId: number
  /** Whether the reader may see texts that GitLab asked about and hasn't saved. */
  seesAsked?: boolean
  cursor?: QueueCursor
  /** Rows in a page, 1..200. */
  limit?: number
}

/** For waiting items: the last decision on the current version, if somebody was unsure. */
const tables = `FROM item i
  LEFT JOIN author a ON a.id = i.author_id
  LEFT JOIN verdict v ON v.version_id = i.version_id
  LEFT JOIN LATERAL (
    SELECT * FROM decision d WHERE d.item_id = i.id AND d.version_id = i.version_id AND d.undone_at IS NULL AND d.kind = 'UNSURE'
    ORDER BY d.id DESC LIMIT 1
  ) d ON true
  LEFT JOIN "user" u ON u.id = d.moderator_id`

/** One page of the queue, by keyset: the thousandth page costs what the first does. */
export async function findQueue(options: FindQueueOptions): Promise<QueuePage> {
  const { filter, moderatorId, seesAsked = false, cursor, limit = 50 } = options
  if (filter.state === 'decided') return findDecided({ filter, moderatorId, seesAsked, cursor, limit })
  const { settings } = await currentSettings()
  const conditions: Conditions = { sql: [], values: [] }
  narrowToState(conditions, filter.state, moderatorId)
  narrow(conditions, { filter, settings, seesAsked })
  const parts = filter.sort === 'score' ? byScore(conditions, cursor) : [byAge(conditions, filter.sort, cursor)]
  const statement = parts
    .map(({ where, order }) => `(SELECT ${queueColumns} ${tables} WHERE ${where} ORDER BY ${order} LIMIT ${limit + 1})`)
    .join(' UNION ALL ')
  const final =
    filter.sort === 'score' ? 'ORDER BY score DESC NULLS LAST, id DESC' : `ORDER BY ${ageOrder(filter.sort, '')}`
  const { rows } = await pool().query(
    `SELECT * FROM (${statement}) page ${final} LIMIT ${limit + 1}`,
    conditions.values,
  )
  const page = rows.slice(0, limit).map((row) => readQueueRow(row, { moderatorId, seesAsked }))
  const last = page.at(-1)
  return { rows: page, nextCursor: rows.length > limit && last ? encodeCursor(keyOf(last, filter.sort)) : null }
}

type Part = { where: string; order: string }

/** Rows without a score (nothing could be evaluated) come last; a row comparison can't say that, so they are a part of their own. */
function byScore(conditions: Conditions, cursor: QueueCursor | undefined): Part[] {
  const base = conditions.sql.join(' AND ')
  const order = 'i.score DESC NULLS LAST, i.id DESC'
  const unscored = `${base} AND i.score IS NULL`
  if (!cursor)
    return [
      { where: `${base} AND i.score IS NOT NULL`, order },
      { where: unscored, order },
    ]
  const id = place(conditions, cursor.id)
  if (cursor.key === null) return [{ where: `${unscored} AND i.id < ${id}`, order }]
  const key = place(conditions, cursor.key)
  return [
    { where: `${base} AND (i.score, i.id) < (${key}::float8, ${id}::int)`, order },
    { where: unscored, order },
  ]
}

function byAge(conditions: Conditions, sort: 'oldest' | 'newest', cursor: QueueCursor | undefined): Part {
  const base = conditions.sql.join(' AND ')
  const order = ageOrder(sort, 'i.')
  if (!cursor) return { where: base, order }
  const at = place(conditions, new Date(cursor.key ?? 0))
  const after = `(i.queued_at, i.id) ${sort === 'oldest' ? '>' : '<'} (${at}::timestamptz, ${place(conditions, cursor.id)}::int)`
  return { where: `${base} AND ${after}`, order }
}

function ageOrder(sort: 'oldest' | 'newest', table: 'i.' | ''): string {
  const direction = sort === 'oldest' ? 'ASC' : 'DESC'
  return `${table}queued_at ${direction}, ${table}id ${direction}`
}

function keyOf(row: QueueRow, sort: QueueFilter['sort']): QueueCursor {
  if (sort === 'score') return { key: row.score, id: row.id }
  return { key: row.queuedAt ? Date.parse(row.queuedAt) : null, id: row.id }
}
