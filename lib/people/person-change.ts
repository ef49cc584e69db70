import { z } from 'zod'
import { roleSchema } from '../auth/role'

const standing = z.strictObject({ role: roleSchema, disabled: z.boolean() })

/** What decides whether somebody may sign in, and what for. */
export type Standing = z.infer<typeof standing>

export const personChangeSchema = z
  .strictObject({
    role: roleSchema.optional(),
    disabled: z.boolean().optional(),
    /** What the page showed; if it is no longer so, the change is refused. */
    basedOn: standing,
    /** One's own username, to give up one's own admin role. */
    confirm: z.string().max(255).optional(),
  })
  .refine(({ role, disabled }) => role !== undefined || disabled !== undefined, 'says nothing to change')
export type PersonChange = z.infer<typeof personChangeSchema>
