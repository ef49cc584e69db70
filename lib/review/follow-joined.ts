import { z } from 'zod'
import { AppError } from '../errors'
import type { JoinedDetails } from '../spamcheck/find-joined-item'

const joinedSchema = z.object({ why: z.literal('joined'), itemId: z.int() }) satisfies z.ZodType<JoinedDetails>

/**
 * Does something about an item, or about the one that it became when GitLab saved it: who takes back a decision means that
 * one, wherever it stands by now.
 */
export async function followJoined<T>(itemId: number, run: (itemId: number) => Promise<T>): Promise<T> {
  try {
    return await run(itemId)
  } catch (error) {
    const joined = error instanceof AppError ? joinedSchema.safeParse(error.details).data : undefined
    if (!joined) throw error
    return run(joined.itemId)
  }
}
