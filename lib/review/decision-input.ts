import { z } from 'zod'
import { jsonRowIdSchema } from '../stats/row-id'
import type { DecisionKind } from './queue-row'

export const decisionKinds = ['SPAM', 'NOT_SPAM', 'UNSURE', 'SKIP'] as const satisfies readonly DecisionKind[]

/** A moderator's word on what they saw: the version, and the verdict where one was shown. */
export const decisionInputSchema = z.strictObject({
  kind: z.enum(decisionKinds),
  versionId: jsonRowIdSchema,
  verdictId: jsonRowIdSchema.optional(),
  reason: z.string().trim().max(500).optional(),
})
export type DecisionInput = z.infer<typeof decisionInputSchema>

/** Why a decision or an undo was refused as stale: the details of the AppError. */
export type StaleDetails =
  | { why: 'decided'; decisionId: number; kind: DecisionKind; by: string; at: string; versionId: number | null }
  | { why: 'changed'; fields: string[]; versionId: number; at: string }
  | { why: 'rescored'; versionId: number }
  | { why: 'undone'; by: string }
  | { why: 'too_late'; decisionId: number; actionIds: number[] }
