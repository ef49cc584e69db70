import { z } from 'zod'
import { verdictKinds } from '../settings/settings'
import { bigPageShape } from './row-id'

/** Which calls of GitLab's Spamcheck client are shown; as it stands in the address. */
export const callFilterSchema = z.strictObject({
  /** What GitLab was answered. */
  verdict: z.enum(verdictKinds).optional(),
  /** As GitLab calls it, such as `merge_request`. */
  type: z.string().trim().min(1).max(60).optional(),
  /** Username, or GitLab's id of the account. */
  author: z.string().trim().min(1).max(255).optional(),
  /** Full path, or GitLab's id of the project. */
  project: z.string().trim().min(1).max(1024).optional(),
})
export type CallFilter = z.infer<typeof callFilterSchema>

export const callPageQuerySchema = callFilterSchema.extend(bigPageShape)
