import { pool } from '../db/pool'
import { currentSettings } from '../settings/settings-store'
import { type Conditions, narrow, place } from './queue-conditions'
import { encodeCursor, type QueueCursor } from './queue-cursor'
import type { QueueFilter } from './queue-filter'
import type { QueuePage } from './queue-row'
import { queueColumns, readQueueRow } from './read-queue-row'

type FindDecidedOptions = {
  filter: QueueFilter
  moderatorId: number
  seesAsked: boolean
  cursor?: QueueCursor
  limit: number
}

/** Items whose current version is decided, newest decision first: driven by the decisions, since most items never had one. */
export async function findDecided(options: FindDecidedOptions): Promise<QueuePage> {
  const { filter, moderatorId, seesAsked, cursor, limit } = options
  const { settings } = await currentSettings()
  const conditions: Conditions = {
    sql: [
      `d.undone_at IS NULL`,
      `d.kind IN ('SPAM', 'NOT_SPAM')`,
      `d.version_id = i.version_id`,
      `i.review_state = 'DECIDED'`,
    ],
    values: [],
  }
  narrow(conditions, { filter, settings, seesAsked })
  if (cursor) conditions.sql.push(`d.id < ${place(conditions, cursor.id)}`)
  const { rows } = await pool().query(
    `SELECT ${queueColumns} FROM decision d
       JOIN item i ON i.id = d.item_id
       LEFT JOIN author a ON a.id = i.author_id
       LEFT JOIN verdict v ON v.version_id = i.version_id
       LEFT JOIN "user" u ON u.id = d.moderator_id
     WHERE ${conditions.sql.join(' AND ')} ORDER BY d.id DESC LIMIT ${limit + 1}`,
    conditions.values,
  )
  const page = rows.slice(0, limit).map((row) => readQueueRow(row, { moderatorId, seesAsked }))
  const last = page.at(-1)?.standing
  return {
    rows: page,
    nextCursor: rows.length > limit && last ? encodeCursor({ key: null, id: last.decisionId }) : null,
  }
}
