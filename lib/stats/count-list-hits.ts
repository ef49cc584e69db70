import { prisma } from '../db/prisma'

/** How many of the newest verdicts are looked at: counting all of them would take seconds. */
export const countedVerdicts = 100_000

/** How many of the newest verdicts each trust list entry has exempted, by the entry's id. Entries without any are absent. */
export async function countListHits(): Promise<Map<number, number>> {
  const rows = await prisma().$queryRaw<{ entry: number; count: bigint }[]>`
    SELECT ("trust"->>'entryId')::int AS entry, count(*) AS count
    FROM (SELECT "trust" FROM "verdict" ORDER BY "id" DESC LIMIT ${countedVerdicts}) AS newest
    WHERE jsonb_typeof("trust"->'entryId') = 'number' GROUP BY 1`
  return new Map(rows.map(({ entry, count }) => [entry, Number(count)]))
}
