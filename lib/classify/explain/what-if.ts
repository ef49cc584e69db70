import { z } from 'zod'

/** The score of the same content with one part of it changed, as the same model gives it. */
export const changeSchema = z.object({
  /** Such as "without the link to pills.example"; quotes the author. */
  text: z.string(),
  /** The group of reasons that it takes the ground from; null where it isn't one. */
  group: z.string().nullable(),
  score: z.number(),
})
export type Change = z.infer<typeof changeSchema>

/** What would change a score, computed by the model itself. Scores are probabilities, 0..1. */
export type WhatIf = {
  /** Of the content as it is, with what is known of the author by now. */
  score: number
  /** Those that matter, strongest first, at most six. */
  changes: Change[]
  /** The score that lies farthest from it among all that were tried; null when there was nothing to take out. */
  farthest: number | null
}
