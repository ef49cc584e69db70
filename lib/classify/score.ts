import { z } from 'zod'

/** A stretch of one field, in UTF-16 code units of the text as stored: `text.slice(start, end)` is what is meant. */
export const spanSchema = z.object({ field: z.string(), start: z.number().int(), end: z.number().int() })
export type Span = z.infer<typeof spanSchema>

/**
 * One reason behind a score, in words a moderator understands.
 * `weight` is what it adds to the log-odds of spam (negative: speaks for ham).
 */
export const reasonSchema = z.object({
  /** A stable name of the group of features, such as "link" or "contact". */
  group: z.string(),
  text: z.string(),
  weight: z.number(),
  spans: z.array(spanSchema),
})
export type Reason = z.infer<typeof reasonSchema>

/** What a classifier says of one content. `score` is a calibrated probability of spam, 0..1. */
export type Score = {
  score: number
  /** Strongest first by |weight|, at most 8. */
  reasons: Reason[]
  /** Which model said so, such as "bundled-2026-11-22" or "external". */
  model: string
  /** Set when another model than the configured one answered, with why. */
  fallback?: string
}
