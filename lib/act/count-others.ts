import type { Action, Prisma } from '../generated/prisma/client'

/** Details of the AppError `conflict`: the same effect is wanted by this many other spam decisions. Insisting is `anyway`. */
export type OthersStand = { why: 'others_stand'; others: number }

type CountOthersOptions = {
  tx: Prisma.TransactionClient
  original: Pick<Action, 'kind' | 'target' | 'decisionId'>
}

/**
 * How many other spam decisions stand that want the same done to the same target. The first of them did it and the others
 * found it done, so taking back the first would undo it for all. Not counted: those whose action came to nothing or is
 * being reversed, and those that a newer "not spam" on the same item has overtaken.
 */
export async function countOthers({ tx, original: { kind, target, decisionId } }: CountOthersOptions): Promise<number> {
  const [row] = await tx.$queryRaw<{ others: number }[]>`
    SELECT count(DISTINCT d.id)::int AS others FROM action a JOIN decision d ON d.id = a.decision_id
     WHERE a.target = ${target} AND a.kind::text = ${kind} AND a.reverses_id IS NULL AND d.id <> ${decisionId ?? 0}
       AND a.state IN ('SCHEDULED', 'RUNNING', 'CALLING', 'DONE') AND d.kind = 'SPAM' AND d.undone_at IS NULL
       AND NOT EXISTS (SELECT FROM action r WHERE r.reverses_id = a.id
                                              AND r.state IN ('SCHEDULED', 'RUNNING', 'CALLING', 'DONE'))
       AND NOT EXISTS (SELECT FROM decision newer WHERE newer.item_id = d.item_id AND newer.id > d.id
                                                    AND newer.kind = 'NOT_SPAM' AND newer.undone_at IS NULL)`
  return row?.others ?? 0
}
