import type { Model } from '@/lib/classify/model'
import { calibrate, type WeighedScore } from '@/training/calibrate'
import { crossScore } from '@/training/cross-score'
import { dedupe } from '@/training/dedupe'
import { codeHost } from '@/training/domains'
import { defaultLearnOptions, learn } from '@/training/learn'
import type { Scored } from '@/training/metrics'
import { readData } from '@/training/read-data'
import { readSeed } from '@/training/read-seed'
import type { Row } from '@/training/row'
import { summarise } from '@/training/summarise'
import { toModel } from '@/training/to-model'
import { defaultBits } from '@/training/train-model'
import { vectorise } from '@/training/vectorise'

/** The share of spam among screened items at which scores are meant to be probabilities. */
export const assumedSpamShare = 0.2

type Options = { data: string; seedFolder: string; seed: number; say: (line: string) => void; date?: string }

/**
 * The whole way to the shipped model: read, de-duplicate, learn, calibrate on rows the folds had not seen, measure on the
 * seed corpus' held-out part. The same data and seed give the same model, byte for byte (but for its date).
 */
export async function trainBundled(options: Options): Promise<Model> {
  const { data, seedFolder, seed, say } = options
  const read = [...(await readSeed({ folder: seedFolder })), ...(await readData({ folder: data }))]
  say(`read ${read.length.toLocaleString('en')} rows`)
  const heldOut = read.filter((row) => row.heldOut)
  const rows = dedupe(read.filter((row) => !row.heldOut))
  say(`${rows.length.toLocaleString('en')} rows to train on without copies, ${heldOut.length} held out`)
  const vectors = vectorise({ rows, bits: defaultBits })
  say(
    `computed ${(vectors.rowStart.at(-1) ?? 0).toLocaleString('en')} features in ${vectors.columns.names.length.toLocaleString('en')} named columns`,
  )
  const how = { ...defaultLearnOptions, seed }
  const crossed = crossScore({ rows, vectors, how })
  say(`scored ${crossed.size.toLocaleString('en')} rows of the code host by models that hadn't seen them`)
  const weights = learn({ vectors, rows: Int32Array.from(rows.keys()), options: how })
  const name = `bundled-${options.date ?? new Date().toISOString().slice(0, 10)}`
  const model = toModel({ weights, vectors, name })
  model.calibration = calibrate({ scored: weighBySource(crossed), spamShare: assumedSpamShare })
  say(`calibrated: slope ${model.calibration.slope.toFixed(3)}, intercept ${model.calibration.intercept.toFixed(3)}`)
  const codeHostRows = rows.filter((_, i) => vectors.domain[i] === codeHost).length
  const figures = summarise({ model, heldOut, crossed, say })
  model.card = { trainedRows: rows.length, codeHostRows, seed, assumedSpamShare, sources: countSources(rows), figures }
  return model
}

/** The look-alike ham of the seed corpus counts as much as all ordinary ham together, though there is far less of it. */
function weighBySource(crossed: ReadonlyMap<Row, Scored>): WeighedScore[] {
  const hams = [...crossed.keys()].filter((row) => !row.spam)
  const fromSeed = hams.filter((row) => row.source === 'seed').length
  return [...crossed].map(([row, scored]) => ({
    ...scored,
    weight: row.spam ? 1 : row.source === 'seed' ? 1 / Math.max(1, fromSeed) : 1 / Math.max(1, hams.length - fromSeed),
  }))
}

function countSources(
  rows: readonly { source: string; spam: boolean }[],
): Record<string, { spam: number; ham: number }> {
  const counts: Record<string, { spam: number; ham: number }> = {}
  for (const { source, spam } of rows) {
    const count = counts[source] ?? { spam: 0, ham: 0 }
    counts[source] = count
    if (spam) count.spam++
    else count.ham++
  }
  return counts
}
