import { type Model, weightsPerName } from '@/lib/classify/model'
import type { DenseWeights, VectorStore } from './vector-store'

/** The model that results when what was learned is added to the one it was learned on. Its calibration is the old one's. */
export function applyDelta(options: { base: Model; delta: DenseWeights; store: VectorStore; name: string }): Model {
  const { base, delta, store, name } = options
  const named = new Map<string, Float32Array>()
  for (const [feature, weights] of base.named) {
    const copy = new Float32Array(weightsPerName)
    copy.set(weights)
    named.set(feature, copy)
  }
  for (const [id, feature] of store.names.entries()) {
    const part = delta.named.subarray(id * weightsPerName, (id + 1) * weightsPerName)
    if (part.every((weight) => weight === 0)) continue
    const weights = named.get(feature) ?? new Float32Array(weightsPerName)
    for (let i = 0; i < weightsPerName; i++) weights[i] = (weights[i] as number) + (part[i] as number)
    named.set(feature, weights)
  }
  const hashed = base.hashed.map((weight, i) => weight + (delta.hashed[i] as number))
  return { ...base, name, named, hashed, bias: base.bias + delta.bias }
}
