import { pool } from '../db/pool'
import { currentSettings } from '../settings/settings-store'
import { type Conditions, narrow, narrowToState } from './queue-conditions'
import { type Narrowing, narrowing, type QueueFilter } from './queue-filter'

/** How many waiting items each filter hides that is set: for the words of an empty list. Only worth asking when it is empty. */
export async function countHidden({
  filter,
  moderatorId,
  seesAsked = false,
}: {
  filter: QueueFilter
  moderatorId: number
  /** Whether the reader may see texts that GitLab asked about and hasn't saved. */
  seesAsked?: boolean
}): Promise<{ filter: Narrowing; hides: number }[]> {
  const { state } = filter
  if (state === 'decided') return []
  const { settings } = await currentSettings()
  const set = narrowing.filter((name) => filter[name] !== undefined)
  return Promise.all(
    set.map(async (name) => {
      const conditions: Conditions = { sql: [], values: [] }
      narrowToState(conditions, state, moderatorId)
      narrow(conditions, { filter: { ...filter, [name]: undefined }, settings, seesAsked })
      const { rows } = await pool().query<{ count: number }>(
        `SELECT count(*)::int AS count FROM item i LEFT JOIN author a ON a.id = i.author_id WHERE ${conditions.sql.join(' AND ')}`,
        conditions.values,
      )
      return { filter: name, hides: rows[0]?.count ?? 0 }
    }),
  )
}
