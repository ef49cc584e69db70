import { z } from 'zod'
import { EventSource, EventState } from '../generated/prisma/enums'
import { bigPageShape } from './row-id'

const word = z.string().trim().min(1).max(120)

export const eventFilterSchema = z.strictObject({
  state: z.enum(EventState).optional(),
  source: z.enum(EventSource).optional(),
  /** What happened, such as `issue_create`. */
  kind: word.optional(),
  /** A stable word, such as `gone`. */
  reason: word.optional(),
  /** `issue:301` */
  subject: word.optional(),
})
export type EventFilter = z.infer<typeof eventFilterSchema>

export const eventPageQuerySchema = eventFilterSchema.extend(bigPageShape)
