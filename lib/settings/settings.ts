import { z } from 'zod'
import { type ItemKind, itemKinds } from '../fetch/item'
import { defaultSpamcheckSettings, spamcheckSettingsSchema } from './spamcheck-settings'

export const verdictKinds = ['ALLOW', 'CONDITIONAL_ALLOW', 'DISALLOW', 'BLOCK', 'NOOP'] as const
export type VerdictKind = (typeof verdictKinds)[number]
/** The verdicts a threshold can lead to or a cap can name, mildest first. */
export const cappableVerdicts = ['ALLOW', 'CONDITIONAL_ALLOW', 'DISALLOW', 'BLOCK'] as const
export type CappableVerdict = (typeof cappableVerdicts)[number]

export const routes = ['ALLOW', 'REVIEW', 'ACT'] as const
export type Route = (typeof routes)[number]

/** What a spam decision can do in GitLab; each has an inverse (lib/act/plan.ts). */
export const spamActions = ['BLOCK_USER', 'CLOSE_ISSUE', 'MAKE_PROJECT_PRIVATE'] as const
export type SpamAction = (typeof spamActions)[number]

/** Which actions make sense for an item of each kind. */
export const possibleActions = {
  user: ['BLOCK_USER'],
  project: ['MAKE_PROJECT_PRIVATE', 'BLOCK_USER'],
  group: ['BLOCK_USER'],
  issue: ['CLOSE_ISSUE', 'BLOCK_USER'],
  note: ['BLOCK_USER'],
  snippet: ['BLOCK_USER'],
  merge_request: ['BLOCK_USER'],
} as const satisfies Record<ItemKind, readonly SpamAction[]>

const probability = z.number().min(0).max(1)

export const thresholdsSchema = z
  .strictObject({ conditional: probability, disallow: probability, block: probability })
  .refine((value) => value.conditional <= value.disallow && value.disallow <= value.block, {
    message: 'Thresholds must not fall: conditional ≤ disallow ≤ block.',
  })
export type Thresholds = z.infer<typeof thresholdsSchema>

/** Each at most once: a decision has at most one action of a kind. */
const spamActionsSchema = z.array(z.enum(spamActions)).refine((chosen) => new Set(chosen).size === chosen.length, {
  message: 'Each action can be chosen once.',
})

const kindSettingsSchema = z.strictObject({
  thresholds: thresholdsSchema,
  /** The severest verdict this kind may get, however high the score. */
  cap: z.enum(cappableVerdicts),
  /** What each verdict leads to. ACT acts without a person, within the hourly cap. */
  routes: z.strictObject({ CONDITIONAL_ALLOW: z.enum(routes), DISALLOW: z.enum(routes), BLOCK: z.enum(routes) }),
  /** What a spam decision does in GitLab. */
  spamActions: spamActionsSchema,
})
export type KindSettings = z.infer<typeof kindSettingsSchema>

/** An issue can be closed, a comment can't: what a kind can't come to is refused, not silently left out. */
function settingsOf(kind: ItemKind): typeof kindSettingsSchema {
  const possible: readonly SpamAction[] = possibleActions[kind]
  return kindSettingsSchema.refine((value) => value.spamActions.every((action) => possible.includes(action)), {
    path: ['spamActions'],
    message: `Only these are possible: ${possible.join(', ')}.`,
  })
}

/** off: a person starts every training. shadow: trains by itself, and a person promotes. promote: also takes over by itself. */
export const learningModes = ['off', 'shadow', 'promote'] as const

export const modelSettingsSchema = z.strictObject({
  auto: z.enum(learningModes),
  /** New labels from which the active model is brought up to date between two nights. */
  minLabels: z.int().min(5).max(10_000),
  /** Hours that a model scores in the shadow before it may take over by itself. */
  shadowHours: z.int().min(0).max(720),
})
export type ModelSettings = z.infer<typeof modelSettingsSchema>

export const defaultModelSettings: ModelSettings = { auto: 'shadow', minLabels: 20, shadowHours: 24 }

export const settingsSchema = z.strictObject({
  /** On: nothing is done in GitLab; plans are recorded and shown. */
  dryRun: z.boolean(),
  /** Seconds between a decision and its effect, in which it can be undone. */
  undoSeconds: z.int().min(0).max(3600),
  /** Most actions in GitLab in any hour, over all workers. */
  actionsPerHour: z.int().min(0).max(10_000),
  kinds: z.strictObject(
    Object.fromEntries(itemKinds.map((kind) => [kind, settingsOf(kind)])) as Record<
      ItemKind,
      typeof kindSettingsSchema
    >,
  ),
  /** How models learn. Settings stored before there were any stay readable. */
  models: modelSettingsSchema.default(defaultModelSettings),
  /** What GitLab is answered when it asks before it saves. */
  spamcheck: spamcheckSettingsSchema.default(defaultSpamcheckSettings),
})
export type Settings = z.infer<typeof settingsSchema>

/** Spamcheck's thresholds, to begin with (the old server had them fixed in its code). */
export const defaultThresholds: Thresholds = { conditional: 0.4, disallow: 0.5, block: 0.9 }

const defaultActions: Record<ItemKind, SpamAction[]> = {
  user: ['BLOCK_USER'],
  project: ['MAKE_PROJECT_PRIVATE'],
  group: [],
  issue: ['CLOSE_ISSUE'],
  note: ['BLOCK_USER'],
  snippet: ['BLOCK_USER'],
  merge_request: ['BLOCK_USER'],
}

const kindDefaults = (kind: ItemKind): KindSettings => ({
  thresholds: defaultThresholds,
  cap: 'BLOCK',
  routes: { CONDITIONAL_ALLOW: 'REVIEW', DISALLOW: 'REVIEW', BLOCK: 'REVIEW' },
  spamActions: defaultActions[kind],
})

/** What a fresh install starts with: everything suspicious goes to a person, and nothing happens in GitLab. */
export const defaultSettings: Settings = {
  dryRun: true,
  undoSeconds: 20,
  actionsPerHour: 60,
  kinds: Object.fromEntries(itemKinds.map((kind) => [kind, kindDefaults(kind)])) as Record<ItemKind, KindSettings>,
  models: defaultModelSettings,
  spamcheck: defaultSpamcheckSettings,
}
