import { z } from 'zod'
import { ActionKind, type ActionState } from '../generated/prisma/enums'
import { pageLimitSchema, rowIdSchema } from './row-id'

/** States that a moderator thinks of as one. */
export const actionGroups = {
  planned: ['PLANNED'],
  scheduled: ['SCHEDULED'],
  running: ['RUNNING', 'CALLING'],
  done: ['DONE'],
  failed: ['FAILED'],
  refused: ['REFUSED'],
  cancelled: ['CANCELLED'],
} as const satisfies Record<string, readonly ActionState[]>
export type ActionGroup = keyof typeof actionGroups
export const actionGroupNames = Object.keys(actionGroups) as ActionGroup[]

export const actionFilterSchema = z.strictObject({
  state: z.enum(actionGroupNames).optional(),
  kind: z.enum(ActionKind).optional(),
  item: rowIdSchema.optional(),
  /** `user:41` */
  target: z.string().trim().min(1).max(60).optional(),
})
export type ActionFilter = z.infer<typeof actionFilterSchema>

export const actionPageQuerySchema = actionFilterSchema.extend({
  before: rowIdSchema.optional(),
  limit: pageLimitSchema,
})
