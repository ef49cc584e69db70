import { AppError } from '../errors'
import type { Prisma } from '../generated/prisma/client'
import { isConflict } from './is-conflict'
import { prisma } from './prisma'

/**
 * A transaction that is run once more when Postgres ended it because of others (deadlock, serialization): nothing of the
 * first try remains, so `run` must do nothing but ask `tx`.
 * @throws AppError `unavailable` when the second try met others as well
 */
export async function transact<Result>(run: (tx: Prisma.TransactionClient) => Promise<Result>): Promise<Result> {
  try {
    return await prisma().$transaction(run)
  } catch (error) {
    if (!isConflict(error)) throw error
  }
  try {
    return await prisma().$transaction(run)
  } catch (error) {
    if (!isConflict(error)) throw error
    const message = 'Others were changing the same at this moment, so nothing was changed. Try again.'
    throw new AppError({ code: 'unavailable', message, cause: error })
  }
}
