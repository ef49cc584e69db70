import { z } from 'zod'
import { jsonRowIdSchema } from '../stats/row-id'

/** The year 9999 in milliseconds: beyond, dates aren't dates any more. */
const lastMoment = 253_402_300_799_999

/** Where a page of the queue ended: the sort key of its last row and the row's id. */
const cursorSchema = z.strictObject({
  /** A score, milliseconds since 1970, or null for rows without a score (they come last). */
  key: z.number().min(0).max(lastMoment).nullable(),
  id: jsonRowIdSchema,
})
export type QueueCursor = z.infer<typeof cursorSchema>

export function encodeCursor(cursor: QueueCursor): string {
  return Buffer.from(JSON.stringify([cursor.key, cursor.id])).toString('base64url')
}

/** For the query of a route: refuses what isn't a cursor of ours. */
export const queueCursorSchema = z
  .string()
  .max(100)
  .transform((text, context): QueueCursor => {
    const parsed = cursorSchema.safeParse(read(text))
    if (parsed.success) return parsed.data
    context.addIssue({ code: 'custom', message: 'not a cursor; leave it out to start at the first page' })
    return z.NEVER
  })

function read(text: string): unknown {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Array.isArray(value) && value.length === 2 ? { key: value[0], id: value[1] } : undefined
  } catch {
    return undefined
  }
}
