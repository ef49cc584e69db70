import type { Prisma } from '../generated/prisma/client'

type LockActionsOptions = { tx: Prisma.TransactionClient; decisionIds: readonly number[] }

/**
 * Holds all actions of the decisions, reversals among them, until the transaction ends. The order in which everybody locks,
 * so that nobody waits in a circle: settings (`lockActing`), item, its decisions' actions by id, audit log.
 */
export async function lockActions({ tx, decisionIds }: LockActionsOptions): Promise<void> {
  await tx.$executeRaw`
    SELECT FROM action WHERE decision_id = ANY(${[...decisionIds]}::int[]) ORDER BY id FOR NO KEY UPDATE`
}
