import { z } from 'zod'
import { itemKindSchema } from '../fetch/item'
import { bands } from './band'

/**
 * waiting: what this moderator can decide now. second: somebody was unsure. skipped: put aside by this moderator, by skipping or by being unsure.
 * decided: newest decisions first, whatever the sort.
 */
export const queueStates = ['waiting', 'second', 'skipped', 'decided'] as const
export const queueSorts = ['score', 'oldest', 'newest'] as const
/** How long ago an item entered the queue, at most. */
export const queueAges = ['hour', 'day', 'week'] as const
/** Whether GitLab asked about it before it saved it. */
export const askedChoices = ['yes', 'no'] as const
export const ageHours: Record<(typeof queueAges)[number], number> = { hour: 1, day: 24, week: 168 }

/** The queue's filters as they stand in the address. */
export const queueFilterSchema = z.strictObject({
  state: z.enum(queueStates).default('waiting'),
  sort: z.enum(queueSorts).default('score'),
  kind: itemKindSchema.optional(),
  band: z.enum(bands).optional(),
  age: z.enum(queueAges).optional(),
  asked: z.enum(askedChoices).optional(),
  /** Username of the author, whole. */
  author: z.string().trim().min(1).max(255).optional(),
  /** Part of the title or of the author's username. */
  text: z.string().trim().min(1).max(200).optional(),
})
export type QueueFilter = z.infer<typeof queueFilterSchema>
export type QueueState = QueueFilter['state']

/** The filters that hide items, in the order of the filter bar. */
export const narrowing = ['kind', 'band', 'age', 'asked', 'author', 'text'] as const
export type Narrowing = (typeof narrowing)[number]
