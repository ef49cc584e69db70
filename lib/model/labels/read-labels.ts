import type { Client, Pool } from 'pg'
import { z } from 'zod'
import { type ItemContent, itemKindSchema } from '@/lib/fetch/item'
import type { LabelledDecision } from './label'
import { fingerprint } from './near-copies'

export type Queryable = Pick<Pool | Client, 'query'>

type Options = {
  db: Queryable
  /** Only decisions with greater ids: those that a model has not seen. */
  after: number
  /** Called once for each version, in no particular order; what isn't kept of a content is forgotten. */
  onContent: (versionId: number, content: ItemContent) => void
}

/** Older decisions than these are left to what models have learned from them: it bounds time and memory. */
const mostDecisions = 50_000
const chunk = 500

/** What GitLab asked about and never saved may have lost its text since (lib/spamcheck/forget-items.ts). */
const readSql = `
  SELECT d.id, d.version_id, d.moderator_id, d.kind = 'SPAM' AS spam, d.created_at, i.kind::text AS kind, v.fields, v.meta
    FROM decision d JOIN item_version v ON v.id = d.version_id JOIN item i ON i.id = d.item_id
   WHERE d.kind IN ('SPAM', 'NOT_SPAM') AND d.undone_at IS NULL AND d.moderator_id IS NOT NULL AND d.id > $1 AND d.id < $2
     AND (i.gitlab_id IS NOT NULL OR v.fields <> '{}')
   ORDER BY d.id DESC LIMIT ${chunk}`

const rowSchema = z.object({
  id: z.int(),
  version_id: z.int(),
  moderator_id: z.int(),
  spam: z.boolean(),
  created_at: z.date(),
  kind: itemKindSchema,
  fields: z.record(z.string(), z.string()),
  meta: z.record(z.string(), z.unknown()).catch({}),
})

/** What people decided and still stand by, as far as it says spam or not spam: the newest 50,000 decisions. */
export async function readLabelledDecisions({ db, after, onContent }: Options): Promise<LabelledDecision[]> {
  const decisions: LabelledDecision[] = []
  const prints = new Map<number, LabelledDecision['print']>()
  let below = 2_147_483_647
  while (decisions.length < mostDecisions) {
    const { rows } = await db.query(readSql, [after, below])
    for (const raw of rows) {
      const row = rowSchema.parse(raw)
      below = row.id
      let print = prints.get(row.version_id)
      if (!print) {
        print = fingerprint(Object.values(row.fields))
        prints.set(row.version_id, print)
        onContent(row.version_id, { kind: row.kind, fields: row.fields, meta: row.meta })
      }
      decisions.push({
        decisionId: row.id,
        versionId: row.version_id,
        moderatorId: row.moderator_id,
        spam: row.spam,
        kind: row.kind,
        decidedAt: row.created_at.getTime(),
        print,
      })
    }
    if (rows.length < chunk) break
  }
  return decisions
}
