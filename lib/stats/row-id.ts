import { z } from 'zod'

const largestBigint = 9_223_372_036_854_775_807n

/** Id of a row in a table that may outgrow JSON's numbers (events, audit entries): text outside, bigint inside. */
export const bigRowIdSchema = z
  .string()
  .regex(/^\d{1,19}$/, 'must be a number')
  .transform(BigInt)
  .refine((id) => id <= largestBigint, 'no row has so large a number')

/** Postgres's `integer` ends here: a larger number would be refused by the database, not by us. */
const largestInt = 2_147_483_647

/** Id of any other row, from an address. */
export const rowIdSchema = z.coerce.number().int().min(1).max(largestInt)

/** The same in a JSON body. */
export const jsonRowIdSchema = z.int().min(1).max(largestInt)

/** Rows on a page. */
export const pageLimitSchema = z.coerce.number().int().min(1).max(100).default(50)

/** Which page of a list that goes from the newest row on, where ids are bigints. */
export const bigPageShape = { before: bigRowIdSchema.optional(), limit: pageLimitSchema }
