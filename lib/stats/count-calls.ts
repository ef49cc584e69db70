import { prisma } from '../db/prisma'
import { type VerdictKind, verdictKinds } from '../settings/settings'
import { type AskedKind, askedKinds } from '../settings/spamcheck-settings'

const hourMs = 3_600_000
const hoursShown = 24

export type VerdictCounts = Record<VerdictKind, number>

export type CallCounts = {
  /** From when on, in whole hours. */
  since: Date
  total: number
  /** By kind, those asked about alone, in the order of the settings. */
  kinds: { kind: AskedKind; counts: VerdictCounts; judged: VerdictCounts }[]
  /** What was answered, hour by hour, the present one last; every hour is there. */
  hours: { at: Date; counts: VerdictCounts }[]
  /** Whether anything was ever asked. */
  ever: boolean
}

type Row = { hour: Date; type: string; verdict: VerdictKind; judged: VerdictKind; count: bigint }

/** What GitLab was answered in the last 24 hours. */
export async function countCalls({ now = new Date() }: { now?: Date } = {}): Promise<CallCounts> {
  const thisHour = Math.floor(now.getTime() / hourMs) * hourMs
  const since = new Date(thisHour - (hoursShown - 1) * hourMs)
  const [rows, first] = await Promise.all([
    // Whatever type a caller makes up, there are six rows of one hour and verdict at most.
    prisma().$queryRaw<Row[]>`
      SELECT date_bin('1 hour', "at", '2000-01-01T00:00:00Z') AS hour,
        CASE WHEN "type" = ANY(${[...askedKinds]}) THEN "type" ELSE 'other' END AS type,
        "verdict"::text AS verdict, "judged"::text AS judged, count(*) AS count
      FROM "spamcheck_call" WHERE "at" >= ${since} GROUP BY 1, 2, 3, 4`,
    prisma().spamcheckCall.findFirst({ select: { id: true } }),
  ])
  const sum = (chosen: readonly Row[], column: 'verdict' | 'judged'): VerdictCounts => {
    const counts = Object.fromEntries(verdictKinds.map((kind) => [kind, 0])) as VerdictCounts
    for (const row of chosen) counts[row[column]] += Number(row.count)
    return counts
  }
  return {
    since,
    total: rows.reduce((total, { count }) => total + Number(count), 0),
    kinds: askedKinds
      .map((kind) => ({ kind, found: rows.filter(({ type }) => type === kind) }))
      .filter(({ found }) => found.length > 0)
      .map(({ kind, found }) => ({ kind, counts: sum(found, 'verdict'), judged: sum(found, 'judged') })),
    hours: Array.from({ length: hoursShown }, (_, index) => {
      const at = new Date(since.getTime() + index * hourMs)
      return {
        at,
        counts: sum(
          rows.filter(({ hour }) => hour.getTime() === at.getTime()),
          'verdict',
        ),
      }
    }),
    ever: first !== null,
  }
}
