import type { Prisma } from '@/lib/generated/prisma/client'

/** Neighbour of the locks in lib/db/lock-acting.ts. Taken before that one where both are needed. */
const modelsLock = 7230005

/** One change of which model is active or in the shadow at a time; held until the transaction ends. */
export async function lockModels(tx: Pick<Prisma.TransactionClient, '$executeRaw'>): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${modelsLock})`
}
