import { prisma } from '../db/prisma'
import type { EventState } from '../generated/prisma/enums'

/** How many of the newest events the counts of what has ended are taken from: counting all of them would take seconds. */
export const countedEvents = 100_000

export type EventCount = { state: EventState; reason: string | null; count: number }

export type EventCounts = {
  /** Dead letters by reason, all there are, most frequent first. */
  dead: { reason: string | null; count: number; newestId: string; detail: string | null }[]
  /** Open ones by what they wait for, all there are. */
  open: { reason: string | null; count: number }[]
  /** Per state and reason among the newest `countedEvents`. */
  recent: EventCount[]
  /** What happened, by name, among the newest `countedEvents`. */
  kinds: string[]
}

/** Counts per state with the reasons, in bounded time however many events are stored. */
export async function countEvents(): Promise<EventCounts> {
  const [dead, open, recent] = await Promise.all([
    prisma().$queryRaw<{ reason: string | null; count: bigint; newest: bigint; detail: string | null }[]>`
      SELECT "reason", count(*) AS count, max("id") AS newest, (array_agg("detail" ORDER BY "id" DESC))[1] AS detail
      FROM "event" WHERE "state" = 'DEAD' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50`,
    prisma().$queryRaw<{ reason: string | null; count: bigint }[]>`
      SELECT "reason", count(*) AS count FROM "event" WHERE "state" = 'OPEN' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50`,
    prisma().$queryRaw<{ state: EventState; reason: string | null; kind: string | null; count: bigint }[]>`
      SELECT "state"::text AS state, "reason", "kind", count(*) AS count
      FROM (SELECT "state", "reason", "kind" FROM "event" ORDER BY "id" DESC LIMIT ${countedEvents}) AS newest
      GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3 LIMIT 1000`,
  ])
  const byReason = new Map<string, EventCount>()
  for (const { state, reason, count } of recent) {
    const key = JSON.stringify([state, reason])
    byReason.set(key, { state, reason, count: (byReason.get(key)?.count ?? 0) + Number(count) })
  }
  return {
    dead: dead.map(({ reason, count, newest, detail }) => ({
      reason,
      count: Number(count),
      newestId: String(newest),
      detail,
    })),
    open: open.map(({ reason, count }) => ({ reason, count: Number(count) })),
    recent: [...byReason.values()].sort((a, b) => b.count - a.count),
    kinds: [...new Set(recent.map(({ kind }) => kind).filter((kind) => kind !== null))].sort(),
  }
}
