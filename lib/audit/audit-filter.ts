import { z } from 'zod'
import { bigPageShape } from '../stats/row-id'

const word = z.string().trim().min(1).max(255)
/** A day in UTC, so that a shared link means the same everywhere. */
const day = z.iso.date()

export const auditFilterSchema = z.strictObject({
  /** A person's username, or the name of a policy or of a part of the system. */
  actor: word.optional(),
  /** `decision.made`, or a whole family with a dot at the end: `decision.` */
  action: word.optional(),
  /** `item:12` */
  subject: word.optional(),
  /** First day, in UTC. */
  from: day.optional(),
  /** Last day, in UTC, included. */
  to: day.optional(),
})
export type AuditFilter = z.infer<typeof auditFilterSchema>

export const auditPageQuerySchema = auditFilterSchema.extend(bigPageShape)
