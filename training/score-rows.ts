import { FeatureList } from '@/lib/classify/features/feature-list'
import { marginOf } from '@/lib/classify/margin'
import type { Model } from '@/lib/classify/model'
import type { Scored } from '@/training/metrics'
import type { Row } from '@/training/row'

/** Margins of rows under a model, in their order. */
export function scoreRows(options: { model: Model; rows: readonly Row[] }): Scored[] {
  const { model, rows } = options
  const list = new FeatureList(model.bits)
  return rows.map((row) => ({
    score: marginOf({ model, content: row.content, list }),
    spam: row.spam,
    cluster: row.cluster,
  }))
}
