import type { Metrics } from '@/lib/model/measure/figures'

export const sources = ['decisions', 'seed'] as const
export type Source = (typeof sources)[number]
export type Part = Metrics['decisions']
/** The model that was active, or the newest one that hadn't learned from the examples, on the same examples. */
export type Before = Part & { model: string }

/** What was measured on one source; null: nothing was. */
export function partsOf(metrics: Metrics | null, source: Source): { mine: Part; before: Before | null } | null {
  const mine = metrics?.[source]
  return mine ? { mine, before: metrics?.before?.[source] ?? null } : null
}
