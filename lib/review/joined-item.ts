import { z } from 'zod'
import { AppError } from '../errors'

const detailsSchema = z.object({ why: z.literal('joined'), itemId: z.int() })

/** Which item it is now, out of the `conflict` that says so (JoinedDetails); null for every other failure. */
export function joinedItem(error: unknown): number | null {
  if (!(error instanceof AppError) || error.code !== 'conflict') return null
  return detailsSchema.safeParse(error.details).data?.itemId ?? null
}
