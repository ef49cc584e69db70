import { z } from 'zod'

/** What GitLab asks about before it saves, as far as the answer may differ. `other`: a type we have no word for. */
export const askedKinds = ['issue', 'snippet', 'merge_request', 'note', 'milestone', 'other'] as const
export type AskedKind = (typeof askedKinds)[number]

/** What GitLab can be answered, mildest first. */
export const answerCaps = ['ALLOW', 'CONDITIONAL_ALLOW', 'DISALLOW', 'BLOCK'] as const
export type AnswerCap = (typeof answerCaps)[number]

/** A project by GitLab's id, which is what is compared; the path is for people, as it was when it was listed. */
const listedProjectSchema = z.strictObject({ id: z.int().min(1).max(2_147_483_647), path: z.string().min(1).max(1024) })
export type ListedProject = z.infer<typeof listedProjectSchema>

/** Each project at most once. */
const projectListSchema = z
  .array(listedProjectSchema)
  .max(5_000)
  .refine((list) => new Set(list.map(({ id }) => id)).size === list.length, {
    message: 'Each project can be listed once.',
  })

/** What the Spamcheck door answers GitLab, which asks before it saves. */
export const spamcheckSettingsSchema = z
  .strictObject({
    /** On: everything is scored and stored, and the answer is ALLOW. */
    monitor: z.boolean(),
    /** The severest answer each kind may get, however high the score; the cap of the kind itself counts too, the milder wins. */
    caps: z.strictObject(
      Object.fromEntries(askedKinds.map((kind) => [kind, z.enum(answerCaps)])) as Record<
        AskedKind,
        z.ZodEnum<{ [Cap in AnswerCap]: Cap }>
      >,
    ),
    /** BLOCK bans the author in GitLab at once, without a person looking: no cap may name it before this is on. */
    allowBlock: z.boolean(),
    /** Not empty: of what stands in a project only these are evaluated. What stands in none is evaluated all the same. */
    checkOnly: projectListSchema,
    /** These are not evaluated, listed above or not. */
    neverCheck: projectListSchema,
    /** Whether what Natterjack knows of the author (decisions, verdicts, velocity) moves the score. */
    authorCounts: z.boolean(),
    /** Hours that the text of what GitLab asked about is kept while the item itself hasn't been seen. */
    keepHours: z.int().min(1).max(720),
  })
  .superRefine(({ caps, allowBlock }, context) => {
    if (allowBlock) return
    for (const kind of askedKinds.filter((asked) => caps[asked] === 'BLOCK')) {
      context.addIssue({
        code: 'custom',
        path: ['caps', kind],
        message: 'BLOCK bans the author at once. Allow it first.',
      })
    }
  })
export type SpamcheckSettings = z.infer<typeof spamcheckSettingsSchema>

/**
 * GitLab asks for a CAPTCHA on CONDITIONAL_ALLOW where the item can have one, issues and snippets; everything else it refuses
 * without a way out, so those are only watched until an admin wants it otherwise.
 */
export const defaultSpamcheckSettings: SpamcheckSettings = {
  monitor: false,
  caps: {
    issue: 'CONDITIONAL_ALLOW',
    snippet: 'CONDITIONAL_ALLOW',
    merge_request: 'ALLOW',
    note: 'ALLOW',
    milestone: 'ALLOW',
    other: 'ALLOW',
  },
  allowBlock: false,
  checkOnly: [],
  neverCheck: [],
  authorCounts: true,
  keepHours: 72,
}
