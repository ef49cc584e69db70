import type { Model } from '@/lib/classify/model'
import { decodeModel, encodeModel } from '@/lib/classify/model-file'
import type { Settings } from '@/lib/settings/settings'
import { type Gate, judgeGate } from '../gate/gate'
import type { Label } from '../labels/label'
import { splitLabels, thinCampaigns } from '../labels/split-labels'
import type { Metrics } from '../measure/figures'
import { applyMap, type ThresholdMap } from '../thresholds/threshold-map'
import type { Counts } from '../version/version-json'
import { applyDelta } from './apply-delta'
import { type DeltaOptions, type Example, learnDelta } from './learn-delta'
import { lookAgain } from './look-again'
import { type Known, knownLabels, knownSeed, type Material } from './material'
import { recalibrate } from './recalibrate'
import { mapAll, measure, pairUp } from './score-known'

type Options = {
  material: Material
  /** What is learned on top of. */
  base: Model
  /** The model in use. */
  active: Model
  /** The newest model that has not seen the held-out decisions: the active one, or one before it. */
  baseline: Model
  settings: Settings
  name: string
  how?: Partial<LearningOptions>
  onProgress?: (phase: string, percent: number) => void
}

export type Candidate = { file: Buffer; model: Model; metrics: Metrics; gate: Gate; map: ThresholdMap; counts: Counts }

/** What a label of weight 1, and an item of the seed corpus that is repeated against forgetting, count in learning. */
export type LearningOptions = DeltaOptions & { labelWeight: number; seedWeight: number }
const defaultWeights = { labelWeight: 10, seedWeight: 1 }

/**
 * From labels to a model with its figures. It is learned twice: without the newest campaigns, to calibrate and to be measured
 * on them (and judged by the gate); then from all of them, with that calibration. The figures on the seed corpus are the final
 * model's: its held-out part is never learned from here. Deterministic.
 */
export function trainCandidate(options: Options): Candidate {
  const { material, base, active, baseline, settings, name, how, onProgress = () => undefined } = options
  const { store, labels, rowOf, seed } = material
  const { labelWeight, seedWeight } = { ...defaultWeights, ...how }
  const replay = (seed ?? []).filter(({ heldOut }) => !heldOut)
  const seedHeldOut = seed && knownSeed(seed.filter(({ heldOut }) => heldOut))
  const learn = (from: readonly Label[], phase: string, start: number): Model => {
    const examples = [
      ...examplesOf(from, rowOf, labelWeight),
      ...replay.map(({ row, spam }) => ({ row, spam, weight: seedWeight })),
    ]
    const prior = store.weightsOf(base)
    const progress = (done: number): void => onProgress(phase, start + Math.round(done * 22))
    const delta = learnDelta({ store, examples, prior, how, onProgress: progress })
    const learned = applyDelta({ base, delta, store, name })
    return base.firstLook ? { ...learned, firstLook: lookAgain(base.firstLook, store, examples) } : learned
  }

  const split = splitLabels(labels)
  const unseen = knownLabels(split.heldOut, rowOf)
  const trial = learn(split.train, 'learning without the newest campaigns', 30)
  onProgress('measuring on the newest campaigns', 52)
  const calibration = recalibrate({ scored: marginsOf(material, trial, split.heldOut), prior: base.calibration })
  const tried = { ...trial, calibration }
  const trialMap = mapAll({ material, before: baseline, after: tried, decided: unseen })
  const trialReader = { model: tried, settings: applyMap(settings, trialMap) }
  const decisions = pairUp(store, unseen, { model: baseline, settings }, trialReader)

  const all = learn(labels, 'learning from all labels', 56)
  onProgress('measuring on the seed corpus', 80)
  // As it will be read back: the file keeps less precision than the weights had.
  const file = encodeModel({ ...all, calibration })
  const model = decodeModel(file)
  // Precision on decisions that the active model has learned from would flatter it.
  const map = mapAll({ material, before: active, after: model, decided: active === baseline ? unseen : [] })
  const reader = { model, settings: applyMap(settings, map) }
  onProgress('asking the gate', 88)
  const gate = judgeGate({
    comparedWith: baseline.name,
    decisions,
    seed: seedHeldOut && pairUp(store, seedHeldOut, { model: active, settings }, reader),
  })
  const before = (known: readonly Known[], compared: Model) => ({
    model: compared.name,
    ...measure(store, known, { model: compared, settings }),
  })
  const metrics = {
    decisions: measure(store, unseen, trialReader),
    seed: seedHeldOut && measure(store, seedHeldOut, reader),
    before: { decisions: before(unseen, baseline), seed: seedHeldOut && before(seedHeldOut, active) },
  }
  return { file, model, metrics, gate, map, counts: countsOf(labels, split.heldOut.length, replay.length) }
}

function examplesOf(labels: readonly Label[], rowOf: ReadonlyMap<number, number>, labelWeight: number): Example[] {
  return knownLabels(thinCampaigns(labels), rowOf).map(({ row, spam, weight }) => ({
    row,
    spam,
    weight: weight * labelWeight,
  }))
}

function marginsOf({ store, rowOf }: Material, model: Model, labels: readonly Label[]) {
  const weights = store.weightsOf(model)
  const early = store.early(model)
  const read = knownLabels(labels, rowOf).filter(({ row }) => early(row) === undefined)
  return read.map(({ row, spam, weight }) => ({
    spam,
    weight,
    margin: store.margin(row, weights),
  }))
}

function countsOf(labels: readonly Label[], heldOut: number, seed: number): Counts {
  const kinds: Counts['kinds'] = {}
  for (const { kind, spam } of labels) {
    const count = kinds[kind] ?? { spam: 0, ham: 0 }
    kinds[kind] = count
    count[spam ? 'spam' : 'ham']++
  }
  const spam = labels.filter((label) => label.spam).length
  return {
    labels: labels.length,
    spam,
    ham: labels.length - spam,
    agreed: labels.filter(({ agreed }) => agreed).length,
    campaigns: new Set(labels.map(({ campaign }) => campaign)).size,
    weight: Math.round(labels.reduce((sum, { weight }) => sum + weight, 0) * 100) / 100,
    heldOut,
    seed,
    kinds,
  }
}
