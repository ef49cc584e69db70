import type { Pool } from 'pg'
import { createBatcher } from '../db/batcher'

export type Observations = {
  /**
   * The place of this look in the order of all looks, over all workers. Take it before the fetch begins: then of two
   * contents the one with the higher observation was looked at later.
   */
  take: () => Promise<string>
}

/** Numbers from the sequence `observation_seq`, many at a time when many ask. */
export function createObservations({ pool }: { pool: Pool }): Observations {
  const batcher = createBatcher<null, string>({
    maxValues: 1000,
    run: async (waiting) => {
      const { rows } = await pool.query<{ n: string }>({
        name: 'fetch-observations',
        text: `SELECT nextval('observation_seq')::text AS n FROM generate_series(1, $1)`,
        values: [waiting.length],
      })
      return rows.map((row) => row.n)
    },
  })
  return { take: () => batcher.add(null) }
}
