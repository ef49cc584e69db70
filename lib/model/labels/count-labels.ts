import type { Pool } from 'pg'
import { z } from 'zod'
import { itemKindSchema } from '@/lib/fetch/item'

export const labelCountsSchema = z.object({
  /** Decisions by people since, that stand and say spam or not spam. */
  total: z.int(),
  /** Older ones that were taken back since. */
  withdrawn: z.int(),
  kinds: z.array(z.object({ kind: itemKindSchema, spam: z.int(), ham: z.int() })),
})
export type LabelCounts = z.infer<typeof labelCountsSchema>

const countSql = `
  SELECT i.kind::text AS kind, count(*) FILTER (WHERE d.kind = 'SPAM')::int AS spam,
         count(*) FILTER (WHERE d.kind = 'NOT_SPAM')::int AS ham
    FROM decision d JOIN item i ON i.id = d.item_id
   WHERE d.id > $1 AND d.kind IN ('SPAM', 'NOT_SPAM') AND d.undone_at IS NULL AND d.moderator_id IS NOT NULL
     AND (i.gitlab_id IS NOT NULL OR EXISTS (SELECT FROM item_version v WHERE v.id = d.version_id AND v.fields <> '{}'))
   GROUP BY 1 ORDER BY 1`
const withdrawnSql = `
  SELECT count(*)::int AS n FROM decision
   WHERE id <= $1 AND undone_at > $2 AND kind IN ('SPAM', 'NOT_SPAM') AND moderator_id IS NOT NULL`

type Options = {
  pool: Pick<Pool, 'query'>
  /** The greatest id of a decision that was looked at, and when. */
  after: { decisionId: number; at: Date }
}

/** What people decided since a model learned, by kind. */
export async function countLabels({ pool, after }: Options): Promise<LabelCounts> {
  const { rows: kinds } = await pool.query(countSql, [after.decisionId])
  const { rows: withdrawn } = await pool.query(withdrawnSql, [after.decisionId, after.at])
  const counts = labelCountsSchema.shape.kinds.parse(kinds)
  return {
    total: counts.reduce((sum, { spam, ham }) => sum + spam + ham, 0),
    withdrawn: z.object({ n: z.int() }).parse(withdrawn[0]).n,
    kinds: counts,
  }
}
