import type { Pool } from 'pg'
import { far, findSaved } from './find-saved'
import { joinVersions } from './join-calls'

type RepairOptions = {
  pool: Pool
  /** Hours that the text of a call is kept. */
  keepHours: number
}

const chunk = 1_000

/**
 * Those of the last two hours, in case a worker died between storing and joining; and those whose text goes before the next
 * look but one: what they were about may have come late. `call.id` in the order: `id` alone would be the text that is selected,
 * of which 9 comes after 10.
 */
export const waitingSql = `
  SELECT call.id::text, at, author_id AS "authorId", encode(text_key, 'hex') AS "textKey" FROM spamcheck_call call
   WHERE joined_at IS NULL AND author_id IS NOT NULL AND (at, call.id) > ($2, $3)
     AND (at > now() - interval '2 hours'
       OR fields IS NOT NULL AND at < now() - make_interval(hours => $1) + interval '2 hours')
   ORDER BY at, call.id LIMIT ${chunk}`

type Row = { id: string; at: Date; authorId: number; textKey: string }

/**
 * Joins calls with items that were stored at the same moment, or by a worker that died before it came to it.
 * @throws the first failure, after all the others have had their turn
 */
export async function repairJoins({ pool, keepHours }: RepairOptions): Promise<void> {
  let last = { at: new Date(0), id: '0' }
  const failures: unknown[] = []
  for (;;) {
    const { rows } = await pool.query<Row>(waitingSql, [keepHours, last.at, last.id])
    const versions = await findSaved({ pool, asked: rows, reach: far })
    const versionIds = [...new Set(versions.values())]
    await joinVersions({ pool, versionIds }).catch((error: unknown) => failures.push(error))
    const end = rows.at(-1)
    if (!end || rows.length < chunk) break
    last = end
  }
  if (failures.length > 0) throw failures[0]
}
