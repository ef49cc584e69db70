import { featureVersion } from '@/lib/classify/features/extract-features'
import { type Model, weightsPerName } from '@/lib/classify/model'
import { itemKinds } from '@/lib/fetch/item'
import { codeHost } from '@/training/domains'
import type { Weights } from '@/training/learn'
import { headSeparator, isKindHead, type Vectors } from '@/training/vectorise'

const kindNames: readonly string[] = itemKinds

/** What is shipped of learned weights: the shared ones, with the code host's own on top. */
export function toModel(options: { weights: Weights; vectors: Vectors; name: string }): Model {
  const { weights, vectors, name } = options
  const hashed = Float32Array.from(weights.hashed[0] ?? [])
  const own = weights.hashed[1 + codeHost]
  if (own) for (let i = 0; i < hashed.length; i++) hashed[i] = (hashed[i] ?? 0) + (own[i] ?? 0)
  const named = new Map<string, Float32Array>()
  let bias = 0
  for (const [column, full] of vectors.columns.names.entries()) {
    const weight = weights.named[column] ?? 0
    const [feature = '', head] = full.split(headSeparator)
    if (feature === 'bias') {
      if (head === 'code-host' || weights.hashed.length === 1) bias += weight
      continue
    }
    if (head !== undefined && !isKindHead(head)) continue
    const known = named.get(feature) ?? new Float32Array(weightsPerName)
    known[head === undefined ? 0 : 1 + kindNames.indexOf(head)] = weight
    named.set(feature, known)
  }
  return {
    name,
    featureVersion,
    bits: vectors.bits,
    hashed,
    named,
    bias,
    calibration: { slope: 1, intercept: 0 },
    card: {},
  }
}
