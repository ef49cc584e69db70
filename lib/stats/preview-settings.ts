import { prisma } from '../db/prisma'
import { judge } from '../decide/verdict'
import { type ItemKind, itemKinds } from '../fetch/item'
import { type Route, routes, type Settings } from '../settings/settings'

const day = 24 * 60 * 60 * 1000
/** How far back the preview looks (days), and how many verdicts at most: about a second's work. */
export const previewDays = 30
const mostVerdicts = 300_000

type RouteCounts = Record<Route, number>

export type KindPreview = {
  kind: ItemKind
  /** Items whose present content was scored. */
  scored: number
  before: RouteCounts
  after: RouteCounts
}

export type SettingsPreview = {
  since: Date
  kinds: KindPreview[]
  /** Items that no threshold concerns: trusted, or never scored. */
  untouched: number
  /** More verdicts were made than were looked at; only the newest count. */
  cut: boolean
}

type PreviewOptions = { before: Settings; after: Settings; now?: Date }

/**
 * How many items of the last 30 days would have been left, reviewed or acted on under two settings: the same stored scores,
 * routed by the same rules that the pipeline uses.
 *
 * The database only sorts scores between the thresholds; each interval is then judged at its lower end, where a threshold
 * itself belongs. So the rules stand in one place, and half a million scores never leave Postgres.
 */
export async function previewSettings({ before, after, now = new Date() }: PreviewOptions): Promise<SettingsPreview> {
  const since = new Date(now.getTime() - previewDays * day)
  const bounds = thresholdsOf(before, after)
  const found = await prisma().$queryRaw<{ kind: ItemKind; bucket: number | null; count: bigint }[]>`
    SELECT newest."kind"::text AS kind, width_bucket(newest."score", ${bounds}::float8[]) AS bucket, count(*) AS count
    FROM (
      SELECT item."kind", CASE WHEN verdict."trust" IS NULL THEN verdict."score" END AS score
      FROM "verdict" JOIN "item" ON item."version_id" = verdict."version_id"
      WHERE verdict."created_at" >= ${since} ORDER BY verdict."id" DESC LIMIT ${mostVerdicts}
    ) AS newest GROUP BY 1, 2`
  const kinds = itemKinds.map((kind): KindPreview => {
    const preview = { kind, scored: 0, before: noRoutes(), after: noRoutes() }
    for (const { bucket, count } of found.filter((row) => row.kind === kind && row.bucket !== null)) {
      const score = bucket ? (bounds[bucket - 1] ?? 0) : 0
      preview.scored += Number(count)
      preview.before[judge({ score, kind, settings: before }).route] += Number(count)
      preview.after[judge({ score, kind, settings: after }).route] += Number(count)
    }
    return preview
  })
  const sum = (rows: typeof found): number => rows.reduce((total, { count }) => total + Number(count), 0)
  return {
    since,
    kinds,
    untouched: sum(found.filter(({ bucket }) => bucket === null)),
    cut: sum(found) >= mostVerdicts,
  }
}

const noRoutes = (): RouteCounts => Object.fromEntries(routes.map((route) => [route, 0])) as RouteCounts

/** Ascending, as width_bucket needs them. */
function thresholdsOf(...all: Settings[]): number[] {
  const values = all.flatMap(({ kinds }) => itemKinds.flatMap((kind) => Object.values(kinds[kind].thresholds)))
  return [...new Set(values)].sort((a, b) => a - b)
}
