import { z } from 'zod'
import { itemKinds } from '@/lib/fetch/item'
import { auc, brier, calibrationBins, calibrationError, type Judged, precisionRecall, wilson } from './metrics'

/** A share with its 95 % interval (Wilson). `of` 0: nothing to count. */
export const shareSchema = z.object({ hits: z.int(), of: z.int(), low: z.number(), high: z.number() })
export type Share = z.infer<typeof shareSchema>

export const figuresSchema = z.object({
  n: z.int(),
  spam: z.int(),
  ham: z.int(),
  /** Null: one of the classes is missing. */
  auc: z.number().nullable(),
  /** From this score on an item goes to a person; null: kinds with different thresholds together. */
  threshold: z.number().nullable(),
  /** Spam that is flagged at the threshold; ham that is; flagged items that are spam. */
  recall: shareSchema,
  falsePositives: shareSchema,
  precision: shareSchema,
  ece: z.number(),
  brier: z.number(),
  curve: z.array(z.object({ threshold: z.number(), recall: z.number(), precision: z.number() })),
  bins: z.array(z.object({ n: z.int(), score: z.number(), spam: z.number() })),
})
export type Figures = z.infer<typeof figuresSchema>

const partSchema = z.object({
  all: figuresSchema.nullable(),
  /** By kind; kinds without examples are missing. */
  kinds: z.partialRecord(z.enum(itemKinds), figuresSchema),
})

const comparedSchema = partSchema.extend({ model: z.string() })

/** How a model does on what it has not seen. */
export const metricsSchema = z.object({
  /** On the newest decisions, which were held out of training by time and campaign. */
  decisions: partSchema,
  /** On the held-out part of the seed corpus; null where the corpus is not in the image. */
  seed: partSchema.nullable(),
  /** Of the models that it was compared with, on the same examples. */
  before: z.object({ decisions: comparedSchema, seed: comparedSchema.nullable() }).optional(),
})
export type Metrics = z.infer<typeof metricsSchema>

/** Counts and figures of scored examples. @param threshold by which they were flagged, 0..1; null: several */
export function figuresOf(scored: readonly Judged[], threshold: number | null): Figures | null {
  if (scored.length === 0) return null
  const spams = scored.filter(({ spam }) => spam)
  const hams = scored.filter(({ spam }) => !spam)
  const flagged = (some: readonly Judged[]): number => some.filter((one) => one.flagged).length
  const found = flagged(spams)
  const wrong = flagged(hams)
  const bins = calibrationBins(scored)
  return {
    n: scored.length,
    spam: spams.length,
    ham: hams.length,
    auc: spams.length > 0 && hams.length > 0 ? auc(scored) : null,
    threshold,
    recall: share(found, spams.length),
    falsePositives: share(wrong, hams.length),
    precision: share(found, found + wrong),
    ece: calibrationError(bins),
    brier: brier(scored),
    curve: precisionRecall(scored),
    bins,
  }
}

function share(hits: number, of: number): Share {
  const [low, high] = wilson(hits, of)
  return { hits, of, low, high }
}
