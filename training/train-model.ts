import type { Model } from '@/lib/classify/model'
import { defaultLearnOptions, type LearnOptions, learn } from '@/training/learn'
import type { Row } from '@/training/row'
import { toModel } from '@/training/to-model'
import { vectorise } from '@/training/vectorise'

/** log2 of the table of hashed weights, chosen in docs/classifier.md. */
export const defaultBits = 20

type Options = { rows: readonly Row[]; name: string; bits?: number; how?: Partial<LearnOptions>; oneDomain?: boolean }

/** From labelled rows to a model that is not calibrated yet. */
export function trainModel(options: Options): Model {
  const { rows, name, bits = defaultBits, how = {}, oneDomain = false } = options
  const vectors = vectorise({ rows, bits, oneDomain })
  const all = Int32Array.from(rows, (_, i) => i)
  const weights = learn({ vectors, rows: all, options: { ...defaultLearnOptions, ...how }, oneDomain })
  return toModel({ weights, vectors, name })
}
