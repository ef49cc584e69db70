import type { Pool } from 'pg'
import { createBatcher } from '@/lib/db/batcher'

export type ShadowScore = { modelId: number; versionId: number; score: number }

export type ShadowStore = {
  /** Stores it soon, with others. Never throws, never waits: what can't be stored is dropped, since nothing depends on it. */
  add: (score: ShadowScore) => void
  idle: () => Promise<void>
}

const insertSql = `
  INSERT INTO shadow_score (model_id, version_id, score)
  SELECT DISTINCT ON (m, v) m, v, s FROM unnest($1::int[], $2::int[], $3::real[]) WITH ORDINALITY AS given (m, v, s, n)
   ORDER BY m, v, n DESC
  ON CONFLICT (model_id, version_id) DO UPDATE SET score = excluded.score`

/** More than these waiting: the database is away, and memory is worth more than a sample. */
const mostWaiting = 5_000

type Options = { pool: Pick<Pool, 'query'>; onFailure: (error: unknown) => void }

/** What a model in the shadow said, some hundred to a statement. */
export function createShadowStore({ pool, onFailure }: Options): ShadowStore {
  let waiting = 0
  const batcher = createBatcher<ShadowScore, void>({
    maxValues: 500,
    run: async (scores) => {
      const columns = [
        scores.map((one) => one.modelId),
        scores.map((one) => one.versionId),
        scores.map((one) => one.score),
      ]
      await pool.query({ name: 'shadow-scores', text: insertSql, values: columns })
      return scores.map(() => undefined)
    },
  })
  return {
    add: (score) => {
      if (waiting >= mostWaiting) return
      waiting++
      batcher
        .add(score)
        .catch(onFailure)
        .finally(() => {
          waiting--
        })
    },
    idle: batcher.idle,
  }
}
