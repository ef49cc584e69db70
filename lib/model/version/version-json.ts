import { z } from 'zod'
import { itemKinds } from '@/lib/fetch/item'
import { thresholdsSchema } from '@/lib/settings/settings'
import { thresholdMapSchema } from '../thresholds/threshold-map'

/** The JSON columns of `model_version` besides metrics (lib/model/measure/figures.ts) and gate (lib/model/gate/gate.ts). */

/** What a model learned from. */
export const countsSchema = z.object({
  labels: z.int().default(0),
  spam: z.int().default(0),
  ham: z.int().default(0),
  /** Labels that two people or more agree on. */
  agreed: z.int().default(0),
  campaigns: z.int().default(0),
  /** Sum of the labels' weights. */
  weight: z.number().default(0),
  /** Of the labels, those that were held out to measure on. */
  heldOut: z.int().default(0),
  /** Items of the seed corpus that were repeated. */
  seed: z.int().default(0),
  kinds: z.partialRecord(z.enum(itemKinds), z.object({ spam: z.int(), ham: z.int() })).default({}),
})
export type Counts = z.infer<typeof countsSchema>

/** The weights that changed most against the model it started from, strongest first. Positive speaks for spam. */
export const changesSchema = z.object({
  named: z.array(
    z.object({
      name: z.string(),
      /** Null: for all kinds. */
      kind: z.enum(itemKinds).nullable(),
      before: z.number(),
      after: z.number(),
    }),
  ),
  words: z.array(z.object({ word: z.string(), before: z.number(), after: z.number() })),
})
export type Changes = z.infer<typeof changesSchema>

const kindThresholds = z.partialRecord(z.enum(itemKinds), thresholdsSchema)

export const thresholdsJsonSchema = z.object({
  /** Id of the model that the map leads away from. */
  fromId: z.int(),
  map: thresholdMapSchema,
  /** What its promotion changed in the settings; what going back changes back. */
  applied: z.object({ before: kindThresholds, after: kindThresholds }).optional(),
})
export type ThresholdsJson = z.infer<typeof thresholdsJsonSchema>
