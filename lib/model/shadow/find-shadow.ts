import { z } from 'zod'
import { pool } from '@/lib/db/pool'
import { prisma } from '@/lib/db/prisma'
import { judge } from '@/lib/decide/verdict'
import { itemKindSchema, itemKinds } from '@/lib/fetch/item'
import { freshSettings } from '@/lib/settings/fresh-settings'
import { routes as routeWords, type Settings } from '@/lib/settings/settings'
import { applyMap } from '../thresholds/threshold-map'
import { thresholdsJsonSchema } from '../version/version-json'

const routeSchema = z.enum(routeWords)
export const shadowSummarySchema = z.object({
  model: z.object({ id: z.int(), name: z.string(), since: z.date().nullable() }),
  /** Items that both models scored. */
  items: z.int(),
  /** Items that would go another way, with the thresholds that come with the model. */
  changed: z.int(),
  kinds: z.array(z.object({ kind: itemKindSchema, before: routeSchema, after: routeSchema, n: z.int() })),
  /** The newest of those that would go another way. */
  samples: z.array(
    z.object({
      itemId: z.int(),
      title: z.string(),
      kind: itemKindSchema,
      before: z.object({ score: z.number(), route: routeSchema }),
      after: z.object({ score: z.number(), route: routeSchema }),
    }),
  ),
})
export type ShadowSummary = z.infer<typeof shadowSummarySchema>

const routed = `
  WITH way AS (
    SELECT * FROM json_to_recordset($2) AS w (kind text, bc float8, bd float8, bb float8, ac float8, ad float8, ab float8, rc text, rd text, rb text)
  ), scored AS (
    SELECT i.id AS item_id, i.title, i.kind::text AS kind, s.version_id, v.score AS before, s.score::float8 AS after,
           CASE WHEN v.score >= w.bb THEN w.rb WHEN v.score >= w.bd THEN w.rd WHEN v.score >= w.bc THEN w.rc ELSE 'ALLOW' END AS was,
           CASE WHEN s.score >= w.ab THEN w.rb WHEN s.score >= w.ad THEN w.rd WHEN s.score >= w.ac THEN w.rc ELSE 'ALLOW' END AS is
      FROM shadow_score s JOIN verdict v ON v.version_id = s.version_id JOIN item i ON i.id = v.item_id
      JOIN way w ON w.kind = i.kind::text
     WHERE s.model_id = $1 AND v.score IS NOT NULL
  )`
const countSql = `${routed} SELECT kind, was AS before, "is" AS after, count(*)::int AS n FROM scored GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`
const sampleSql = `${routed}
  SELECT item_id AS "itemId", left(title, 300) AS title, kind, json_build_object('score', before, 'route', was) AS before,
         json_build_object('score', after, 'route', "is") AS after
    FROM scored WHERE was <> "is" ORDER BY version_id DESC LIMIT 20`

/** What the model in the shadow would change. Null: none scores in the shadow. */
export async function findShadow(): Promise<ShadowSummary | null> {
  const model = await prisma().modelVersion.findFirst({
    where: { state: 'SHADOW' },
    select: { id: true, name: true, shadowSince: true, thresholds: true },
  })
  if (!model) return null
  const { settings } = await freshSettings()
  const map = thresholdsJsonSchema.safeParse(model.thresholds).data?.map ?? {}
  const ways = JSON.stringify(waysOf(settings, applyMap(settings, map)))
  const [counts, samples] = await Promise.all([
    pool().query(countSql, [model.id, ways]),
    pool().query(sampleSql, [model.id, ways]),
  ])
  const kinds = shadowSummarySchema.shape.kinds.parse(counts.rows)
  const sum = (some: typeof kinds): number => some.reduce((total, { n }) => total + n, 0)
  return {
    model: { id: model.id, name: model.name, since: model.shadowSince },
    items: sum(kinds),
    changed: sum(kinds.filter(({ before, after }) => before !== after)),
    kinds,
    samples: shadowSummarySchema.shape.samples.parse(samples.rows),
  }
}

/** The thresholds of each kind before and after, and where each of the three leads. */
function waysOf(before: Settings, after: Settings) {
  return itemKinds.map((kind) => {
    const old = before.kinds[kind].thresholds
    const fresh = after.kinds[kind].thresholds
    const routeAt = (score: number): string => judge({ score, kind, settings: before }).route
    return {
      kind,
      bc: old.conditional,
      bd: old.disallow,
      bb: old.block,
      ac: fresh.conditional,
      ad: fresh.disallow,
      ab: fresh.block,
      rc: routeAt(old.conditional),
      rd: routeAt(old.disallow),
      rb: routeAt(old.block),
    }
  })
}
