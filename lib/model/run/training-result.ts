import type { Gate } from '../gate/gate'
import type { Metrics } from '../measure/figures'
import type { Changes, Counts, ThresholdsJson } from '../version/version-json'

/** What a training is to do; given to its thread. */
export type TrainingRequest = { databaseUrl: string; kind: 'FULL' | 'INCREMENTAL' }

/** A trained model with all that is stored of it. */
export type TrainedModel = {
  file: Uint8Array
  sha256: string
  featureVersion: number
  parentId: number
  fingerprint: string
  counts: Counts
  metrics: Metrics
  gate: Gate
  changes: Changes
  thresholds: ThresholdsJson
}

export type TrainingResult = {
  /** The greatest id of a decision that was looked at. */
  labelsThrough: number
  /** Null: there was nothing to learn. */
  model: TrainedModel | null
}

/** What the thread says while it works, and last. */
export type ThreadMessage =
  | { type: 'progress'; phase: string; percent: number; examples: number }
  | { type: 'result'; result: TrainingResult }
  | { type: 'failure'; message: string }
