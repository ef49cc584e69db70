import { z } from 'zod'
import type { ItemContent } from '@/lib/fetch/item'

/** One labelled example as the learner sees it. */
export type Row = {
  id: string
  /** Where it comes from, such as "enron1" or "seed". */
  source: string
  spam: boolean
  content: ItemContent
  /** Rows of one cluster (near-duplicates, one owner, one video, one project) stay on one side of every split. */
  cluster: string
  /** Held out by whoever wrote the row. */
  heldOut: boolean
  meta: Record<string, unknown>
}

/** A line of the labelled text in --data. */
export const dataLineSchema = z.object({
  id: z.string(),
  source: z.string(),
  kind: z.string(),
  label: z.enum(['spam', 'ham']),
  title: z.string(),
  text: z.string(),
  meta: z.record(z.string(), z.unknown()).optional(),
})
export type DataLine = z.infer<typeof dataLineSchema>
