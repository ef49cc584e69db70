import { hashString } from '@/lib/classify/features/hash'
import type { Model } from '@/lib/classify/model'
import { makeLabels } from '@/lib/model/labels/label'
import { fingerprint } from '@/lib/model/labels/near-copies'
import type { Material } from '@/lib/model/learn/material'
import { scoreRows } from '@/lib/model/learn/score-known'
import { type LearningOptions, trainCandidate } from '@/lib/model/learn/train-candidate'
import { VectorStore } from '@/lib/model/learn/vector-store'
import { auc } from '@/lib/model/measure/metrics'
import { seededRandom } from '@/lib/model/seeded-random'
import { defaultSettings } from '@/lib/settings/settings'
import { calibrate } from '@/training/calibrate'
import { crossScore } from '@/training/cross-score'
import { dedupe } from '@/training/dedupe'
import { bundledLearnOptions, learn } from '@/training/learn'
import { recallAtRate } from '@/training/metrics'
import type { Row } from '@/training/row'
import { toModel } from '@/training/to-model'
import { vectorise } from '@/training/vectorise'

const reviewThreshold = 0.4
const sizes = [50, 200, 1_000]

/** `fair`: spam found at the threshold that flags as much ham as the review threshold did before anything was decided. */
type Part = { recall: number; falsePositives: number; fair: number; auc: number }
export type CurvePoint = { name: string; strange: Part; known: Part; seconds: number; model: Model }

type Options = {
  rows: readonly Row[]
  /** The share of decisions that are wrong. */
  flip: number
  seed: number
  bits: number
  how?: Partial<LearningOptions>
  /** What `before anything is decided` was in another curve over the same rows: training it is most of the work. */
  base?: Model
  only?: readonly number[]
}

/** Trades that the instance has and the shipped model hasn't: a third of them, by their names. */
const isStrange = ({ meta }: Row): boolean => (hashString(String(meta.trade)) >>> 4) % 3 === 0

/**
 * The curve, point by point: before anything is decided, then after so many decisions. Half of the strange items may be decided
 * on, the others are measured on; of the known trades the held-out part is, and what is replayed against forgetting is not.
 * Decided on are items in any order ("any"), or only those that the model before flags ("flagged"), as in a queue.
 */
export async function* curveOf({
  rows: read,
  flip,
  seed,
  bits,
  how,
  base: trained,
  only = sizes,
}: Options): AsyncGenerator<CurvePoint> {
  const rows = dedupe(read)
  const strange = rows.filter(isStrange)
  const known = rows.filter((row) => !isStrange(row))
  const base = trained ?? trainBase(known, bits)
  const random = seededRandom(seed)
  const shuffled = strange.map((row) => ({ row, at: random() })).sort((a, b) => a.at - b.at)
  const half = Math.ceil(shuffled.length * 0.6)
  const stream = shuffled.slice(0, half).map(({ row }) => row)
  const rest = shuffled.slice(half).map(({ row }) => row)
  const store = new VectorStore(bits)
  const place = new Map(rows.map((row) => [row, store.add(row.content)]))
  const rowNumber = (row: Row): { row: number } => ({ row: place.get(row) ?? 0 })
  const seedRows = known.map((row) => ({
    ...rowNumber(row),
    id: row.id,
    spam: row.spam,
    kind: row.content.kind,
    heldOut: row.heldOut,
  }))
  const heldOut = known.filter((row) => row.heldOut)
  const scoresOf = (model: Model, part: readonly Row[]) => {
    const scores = scoreRows(store, model, part.map(rowNumber))
    return part.map(({ spam }, i) => ({ spam, score: scores[i] as number }))
  }
  const wrongBefore = new Map<readonly Row[], number>(
    [rest, heldOut].map((part) => [part, shareOf(scoresOf(base, part), false)]),
  )
  const partOf = (model: Model, part: readonly Row[]): Part => {
    const scored = scoresOf(model, part)
    const fair = recallAtRate(scored, wrongBefore.get(part) ?? 0)
    return { recall: shareOf(scored, true), falsePositives: shareOf(scored, false), fair, auc: auc(scored) }
  }
  const pointOf = (name: string, model: Model, began: number): CurvePoint => ({
    name,
    model,
    strange: partOf(model, rest),
    known: partOf(model, heldOut),
    seconds: (performance.now() - began) / 1000,
  })
  yield pointOf('none', base, performance.now())
  const scores = scoreRows(store, base, stream.map(rowNumber))
  const flagged = stream.filter((_, i) => (scores[i] as number) >= reviewThreshold)
  const ways = { any: stream, flagged }
  for (const [way, from] of Object.entries(ways)) {
    for (const size of only) {
      const began = performance.now()
      const decided = from.slice(0, size)
      const wrong = seededRandom(seed + 7)
      const labels = makeLabels(
        decided.map((row, i) => ({
          decisionId: i + 1,
          versionId: place.get(row) ?? 0,
          moderatorId: 1,
          spam: wrong() < flip ? !row.spam : row.spam,
          kind: row.content.kind,
          decidedAt: i,
          print: fingerprint(Object.values(row.content.fields)),
        })),
      )
      const rowOf = new Map([...place.values()].map((row) => [row, row]))
      const material: Material = { store, labels, rowOf, seed: seedRows, recent: [] }
      const options = { material, base, active: base, baseline: base, settings: defaultSettings, name: 'curve' }
      const { model } = trainCandidate({ ...options, ...(how && { how }) })
      yield pointOf(`${decided.length} ${way}`, model, began)
    }
  }
}

/** The share of spam, or of ham, from the review threshold on. */
function shareOf(scored: readonly { spam: boolean; score: number }[], spam: boolean): number {
  const some = scored.filter((one) => one.spam === spam)
  return some.filter(({ score }) => score >= reviewThreshold).length / Math.max(1, some.length)
}

function trainBase(rows: readonly Row[], bits: number): Model {
  const vectors = vectorise({ rows, bits })
  const crossed = crossScore({ rows, vectors })
  const calibration = calibrate({
    scored: [...crossed.values()].map((scored) => ({ ...scored, weight: 1 })),
    spamShare: 0.3,
  })
  const train = Int32Array.from(rows.keys()).filter((i) => !rows[i]?.heldOut)
  const weights = learn({ vectors, rows: train, options: bundledLearnOptions })
  return { ...toModel({ weights, vectors, name: 'base' }), calibration }
}
