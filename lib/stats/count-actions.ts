import { prisma } from '../db/prisma'
import type { ActionState } from '../generated/prisma/enums'
import { type ActionGroup, actionGroupNames, actionGroups } from './action-filter'

/** How many of the newest actions are counted. */
export const countedActions = 100_000

/** Actions per group of states, among the newest `countedActions`. */
export async function countActions(): Promise<Record<ActionGroup, number>> {
  const rows = await prisma().$queryRaw<{ state: ActionState; count: bigint }[]>`
    SELECT "state"::text AS state, count(*) AS count
    FROM (SELECT "state" FROM "action" ORDER BY "id" DESC LIMIT ${countedActions}) AS newest GROUP BY 1`
  const byState = new Map(rows.map(({ state, count }) => [state, Number(count)]))
  const counts = actionGroupNames.map((group): [ActionGroup, number] => [
    group,
    actionGroups[group].reduce((sum, state) => sum + (byState.get(state) ?? 0), 0),
  ])
  return Object.fromEntries(counts) as Record<ActionGroup, number>
}
