import type { Prisma } from '../generated/prisma/client'

/**
 * Key of the advisory lock between the settings and what acts by them. Whoever begins a call in GitLab and whoever changes
 * the settings must take this same one: that is what makes "dry run is on from now" and "the cap is five" hold for every
 * call that begins afterwards, in all processes. Neighbours: 7230001 seals the audit log (migration 01), 7230002 is the
 * tests', 7230004 is changes of people.
 */
const actingLock = 7230003

/** Waits for its turn; held until the transaction ends. Take it before any row. */
export async function lockActing(tx: Pick<Prisma.TransactionClient, '$executeRaw'>): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${actingLock})`
}
