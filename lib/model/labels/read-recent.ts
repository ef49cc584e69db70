import { z } from 'zod'
import { type ItemContent, itemKindSchema } from '@/lib/fetch/item'
import type { Queryable } from './read-labels'

/** Enough for the share that is flagged, to a few per cent of itself. */
const mostItems = 4_000
const chunk = 500

const recentSql = `
  SELECT r.id, i.kind::text AS kind, v.fields, v.meta
    FROM verdict r JOIN item_version v ON v.id = r.version_id JOIN item i ON i.id = r.item_id
   WHERE r.score IS NOT NULL AND r.id < $1 AND (i.gitlab_id IS NOT NULL OR v.fields <> '{}') ORDER BY r.id DESC LIMIT ${chunk}`

const rowSchema = z.object({
  id: z.int(),
  kind: itemKindSchema,
  fields: z.record(z.string(), z.string()),
  meta: z.record(z.string(), z.unknown()).catch({}),
})

/** What was scored last, decided or not: a sample of what comes in. */
export async function readRecent(db: Queryable, onContent: (content: ItemContent) => void): Promise<void> {
  let below = 2_147_483_647
  for (let read = 0; read < mostItems; read += chunk) {
    const { rows } = await db.query(recentSql, [below])
    for (const raw of rows) {
      const { id, ...content } = rowSchema.parse(raw)
      below = id
      onContent(content)
    }
    if (rows.length < chunk) return
  }
}
