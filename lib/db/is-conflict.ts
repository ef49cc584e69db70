import { z } from 'zod'

/** As Prisma puts it: P2034 for its own statements, the driver's word for raw ones. */
const conflictSchema = z.union([
  z.object({ code: z.enum(['40001', '40P01', 'P2034']) }),
  z.object({ kind: z.literal('TransactionWriteConflict') }),
  z.object({
    meta: z.object({
      driverAdapterError: z.object({ cause: z.object({ kind: z.literal('TransactionWriteConflict') }) }),
    }),
  }),
  z.object({ cause: z.object({ kind: z.literal('TransactionWriteConflict') }) }),
])

/** Whether Postgres ended the transaction because it and others waited for each other; the same may succeed at once. */
export function isConflict(error: unknown): boolean {
  return error instanceof Error && conflictSchema.safeParse(error).success
}
