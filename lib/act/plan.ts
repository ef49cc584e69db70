import { z } from 'zod'

/** What a spam decision can do in GitLab, and what takes each of them back. */
export const inverseKind = {
  BLOCK_USER: 'UNBLOCK_USER',
  CLOSE_ISSUE: 'REOPEN_ISSUE',
  MAKE_PROJECT_PRIVATE: 'RESTORE_PROJECT_VISIBILITY',
} as const
export type SpamActionKind = keyof typeof inverseKind
export type ReversalKind = (typeof inverseKind)[SpamActionKind]
export type ActionKind = SpamActionKind | ReversalKind

export const callSchema = z.object({
  /** What it does, for people, such as "Block @ada". */
  words: z.string(),
  /** GET: there is nothing to do, the state is only read. */
  method: z.enum(['GET', 'POST', 'PUT']),
  /** Below /api/v4. */
  path: z.string(),
  body: z.record(z.string(), z.union([z.string(), z.boolean()])).optional(),
})
export type Call = z.infer<typeof callSchema>

/** One call and the call that takes it back; null when there is nothing to take back. */
export const stepSchema = callSchema.extend({ inverse: callSchema.nullable() })
export type Step = z.infer<typeof stepSchema>

/** As stored with the action. Every action has one step so far; the inverse is exact once GitLab's state was read. */
export const planSchema = z.object({ steps: z.tuple([stepSchema]) })
export type Plan = z.infer<typeof planSchema>

/** Why an action is not done, as a short stable word; the sentence goes with it. */
export type Refusal = {
  reason:
    | 'ourselves'
    | 'admin'
    | 'bot'
    | 'trusted'
    | 'no_author'
    | 'ldap_blocked'
    | 'banned'
    | 'pending_approval'
    | 'changed_since'
    | 'nothing_to_reverse'
    | 'not_saved'
    | 'gone'
  detail: string
}

export type Planned = { step: Step } | { refusal: Refusal }

/** Reading instead of calling: the effect is there already. */
export function nothingToDo(words: string, path: string): Planned {
  return { step: { words: `${words}: nothing to do`, method: 'GET', path, inverse: null } }
}

export const refuse = (reason: Refusal['reason'], detail: string): Planned => ({ refusal: { reason, detail } })

export const wordsOf = (plan: Plan): string => plan.steps.map((step) => step.words).join('; ')
