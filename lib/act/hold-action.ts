import { AppError } from '../errors'
import type { Prisma } from '../generated/prisma/client'
import { lockActions } from './lock-actions'

type HoldActionOptions = { tx: Prisma.TransactionClient; actionId: number }

/**
 * Holds an action with its item and what else its decision has brought, in the one order of `lockActions`: whoever takes
 * the decision back holds the item too, so what is read of the decision after this stays true until the transaction ends.
 * @throws AppError `not_found`
 */
export async function holdAction({ tx, actionId }: HoldActionOptions): Promise<void> {
  const action = await tx.action.findUnique({ where: { id: actionId }, select: { itemId: true, decisionId: true } })
  if (!action) throw new AppError({ code: 'not_found', message: 'There is no such action.' })
  await tx.$executeRaw`SELECT FROM item WHERE id = ${action.itemId} FOR NO KEY UPDATE`
  if (action.decisionId !== null) await lockActions({ tx, decisionIds: [action.decisionId] })
  else await tx.$executeRaw`SELECT FROM action WHERE id = ${actionId} FOR NO KEY UPDATE`
}
