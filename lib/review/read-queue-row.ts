import { z } from 'zod'
import { itemKindSchema } from '../fetch/item'
import type { QueueRow } from './queue-row'
import { withholdRow } from './withhold'

/** What a queue statement selects, beside its own sort. `a` is the author, `v` the verdict, `d` the standing decision. */
export const queueColumns = `i.id, i.gitlab_id IS NULL AS unsaved, i.kind::text, i.title, i.path, i.score, i.review_state::text AS state, i.version_id, i.queued_at,
  a.username, a.account_created, v.reasons -> 0 ->> 'text' AS reason,
  d.id AS decision_id, d.kind::text AS decision_kind, d.created_at AS decided_at, d.moderator_id, coalesce(u.name, 'Policy') AS decided_by`

const rowSchema = z.object({
  id: z.number(),
  unsaved: z.boolean(),
  kind: itemKindSchema,
  title: z.string(),
  path: z.string(),
  score: z.number().nullable(),
  state: z.enum(['NONE', 'PENDING', 'SECOND_OPINION', 'DECIDED']),
  version_id: z.number().nullable(),
  queued_at: z.date().nullable(),
  username: z.string().nullable(),
  account_created: z.date().nullable(),
  reason: z.string().nullable(),
  decision_id: z.number().nullable(),
  decision_kind: z.enum(['SPAM', 'NOT_SPAM', 'UNSURE', 'SKIP']).nullable(),
  decided_at: z.date().nullable(),
  moderator_id: z.number().nullable(),
  decided_by: z.string(),
})

type Reader = { moderatorId: number; seesAsked: boolean }

export function readQueueRow(raw: unknown, { moderatorId, seesAsked }: Reader): QueueRow {
  const row = rowSchema.parse(raw)
  const read: QueueRow = {
    id: row.id,
    kind: row.kind,
    title: row.title.slice(0, 300),
    path: row.path,
    unsaved: row.unsaved,
    author:
      row.username === null
        ? null
        : { username: row.username, accountCreated: row.account_created?.toISOString() ?? null },
    score: row.score,
    reason: row.reason?.slice(0, 200) ?? null,
    state: row.state,
    versionId: row.version_id,
    queuedAt: row.queued_at?.toISOString() ?? null,
    standing:
      row.decision_id === null || !row.decision_kind || !row.decided_at
        ? null
        : {
            decisionId: row.decision_id,
            kind: row.decision_kind,
            by: row.decided_by,
            mine: row.moderator_id === moderatorId,
            at: row.decided_at.toISOString(),
          },
  }
  return row.unsaved && !seesAsked ? withholdRow(read) : read
}
