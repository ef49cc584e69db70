import { type FirstLook, lookBits, runsOf, runValue } from '@/lib/classify/first-look'
import { itemKinds } from '@/lib/fetch/item'
import { seededRandom } from '@/lib/model/seeded-random'
import { ruleOf } from '@/training/domains'
import type { Row } from '@/training/row'

const epochs = 8
const step = 0.1
const decay = 1e-5
/** Letting spam through is worse than reading ham. */
const spamWeight = 10

type Example = { runs: Int32Array; kind: number; target: number; weight: number }

/**
 * Learns the weights of a first look by logistic regression with AdaGrad (Duchi et al. 2011). It ends nothing yet: where it
 * does is chosen on rows that it has not seen. The same rows and seed give the same weights.
 */
export function learnFirstLook(options: { rows: readonly Row[]; seed: number }): FirstLook {
  const examples = options.rows.flatMap(toExample)
  const weights = new Float32Array(1 << lookBits)
  const squares = new Float32Array(1 << lookBits).fill(1e-2)
  const bias = new Float64Array(itemKinds.length)
  const biasSquares = new Float64Array(itemKinds.length).fill(1)
  const random = seededRandom(options.seed)
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = examples.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1))
      const kept = examples[i] as Example
      examples[i] = examples[j] as Example
      examples[j] = kept
    }
    for (const example of examples) learn(example)
  }
  return quantise(weights, bias)

  function learn({ runs, kind, target, weight }: Example): void {
    const value = runValue(runs.length + 3)
    let sum = 0
    for (let i = 0; i < runs.length; i++) sum += weights[runs[i] as number] as number
    const margin = (bias[kind] as number) + sum * value
    const gradient = (1 / (1 + Math.exp(-margin)) - target) * weight
    if (Math.abs(gradient) < 1e-3) return
    biasSquares[kind] = (biasSquares[kind] as number) + gradient * gradient
    bias[kind] = (bias[kind] as number) - (step * gradient) / Math.sqrt(biasSquares[kind] as number)
    for (let i = 0; i < runs.length; i++) {
      const at = runs[i] as number
      const weightNow = weights[at] as number
      const part = gradient * value + decay * weightNow
      const square = (squares[at] as number) + part * part
      squares[at] = square
      weights[at] = weightNow - (step * part) / Math.sqrt(square)
    }
  }
}

function toExample(row: Row): Example[] {
  const rule = ruleOf(row.source)
  const fields = Object.fromEntries(
    Object.entries(row.content.fields).map(([name, text]) => [name, text.slice(0, rule.readLimit)]),
  )
  const runs = runsOf({ ...row.content, fields })
  if (runs === undefined) return []
  const kind = itemKinds.indexOf(row.content.kind)
  return [{ runs, kind, target: row.spam ? 1 : 0, weight: rule.weight * (row.spam ? spamWeight : 1) }]
}

function quantise(weights: Float32Array, bias: Float64Array): FirstLook {
  const largest = weights.reduce((max, weight) => Math.max(max, Math.abs(weight)), 1e-9)
  const scale = largest / 127
  return {
    weights: Int8Array.from(weights, (weight) => Math.round(weight / scale)),
    scale,
    bias: Array.from(bias),
    harmlessBelow: Number.NEGATIVE_INFINITY,
    calibration: { slope: 1, intercept: 0 },
  }
}
