import type { Model } from '@/lib/classify/model'
import { calibrate, type WeighedScore } from '@/training/calibrate'
import { countEarly } from '@/training/count-early'
import { crossScore, folds, partOf } from '@/training/cross-score'
import { dedupe } from '@/training/dedupe'
import { codeHost, ruleOf } from '@/training/domains'
import { bundledLearnOptions, learn } from '@/training/learn'
import { countLetters } from '@/training/learn-letters'
import type { Scored } from '@/training/metrics'
import { readData } from '@/training/read-data'
import { readSeed } from '@/training/read-seed'
import type { Row } from '@/training/row'
import { summarise, tell } from '@/training/summarise'
import { toModel } from '@/training/to-model'
import { crossLook, finishFirstLook } from '@/training/train-first-look'
import { defaultBits, vectorise } from '@/training/vectorise'
import { weighLetters } from '@/training/weigh-letters'

/** The share of spam among screened items at which scores are meant to be probabilities. */
export const assumedSpamShare = 0.1

type Options = { data: string; seedFolder: string; seed: number; say: (line: string) => void; date?: string }

/**
 * The whole way to the shipped model: read, de-duplicate, calibrate on rows that the folds had not seen, measure a model
 * that never saw the held-out part on it, then learn from everything with the same options and calibration. The same data and seed give the same model, byte for byte (but for its date).
 */
export async function trainBundled(options: Options): Promise<Model> {
  const { data, seedFolder, seed, say } = options
  const read = [...(await readSeed({ folder: seedFolder })), ...(await readData({ folder: data }))]
  say(`read ${read.length.toLocaleString('en')} rows`)
  const rows = thin(dedupe(read))
  const heldOut = rows.filter((row) => row.heldOut)
  say(
    `${rows.length.toLocaleString('en')} rows without copies and with a part of the mail, ${heldOut.length} of them held out`,
  )
  const vectors = vectorise({ rows, bits: defaultBits })
  say(
    `computed ${(vectors.rowStart.at(-1) ?? 0).toLocaleString('en')} features in ${vectors.columns.names.length.toLocaleString('en')} named columns`,
  )
  const how = { ...bundledLearnOptions, seed }
  const counts = countLetters(
    rows.flatMap((row, i) => (vectors.domain[i] === codeHost ? [{ ...row, part: partOf(row) }] : [])),
    folds + 1,
  )
  say(`counted ${counts.index.size.toLocaleString('en')} runs of letters`)
  const { crossed, letters } = weighLetters({
    crossed: crossScore({ rows, vectors, letters: counts, how }),
    spamShare: assumedSpamShare,
    weigh: weighBySource,
  })
  const calibration = calibrate({ scored: weighBySource(crossed), spamShare: assumedSpamShare })
  say(
    `calibrated on ${crossed.size.toLocaleString('en')} rows: slope ${calibration.slope.toFixed(3)}, intercept ${calibration.intercept.toFixed(3)}, letters ${letters.weight}`,
  )
  const looked = crossLook({ rows, seed })
  const modelOf = (indexes: Int32Array, parts: readonly number[]): Model => {
    const name = `bundled-${options.date ?? new Date().toISOString().slice(0, 10)}`
    const seen = Array.from(indexes, (i) => rows[i] as Row)
    return {
      ...toModel({ weights: learn({ vectors, rows: indexes, options: how }), vectors, name }),
      calibration,
      letters: { ...letters, cells: counts.cellsFor(parts) },
      firstLook: finishFirstLook({ rows: seen, seed, looked, spamShare: assumedSpamShare, weigh: weighBySource }),
    }
  }
  const all = Int32Array.from(rows.keys())
  const known = Array.from({ length: folds }, (_, part) => part)
  const seenModel = modelOf(
    all.filter((i) => !rows[i]?.heldOut),
    known,
  )
  const early = countEarly({ model: seenModel, crossed, looked })
  const figures = { ...summarise({ model: seenModel, heldOut, crossed: early.crossed, say }), ...early.figures }
  for (const [name, figure] of Object.entries(early.figures)) say(`${name.padEnd(46)} ${tell(figure)}`)
  const model = modelOf(all, [...known, folds])
  const codeHostRows = rows.filter((_, i) => vectors.domain[i] === codeHost).length
  model.card = { trainedRows: rows.length, codeHostRows, seed, assumedSpamShare, sources: countSources(rows), figures }
  return model
}

/** Leaves out most rows of sources that say little here. */
export function thin(rows: readonly Row[]): Row[] {
  const counts = new Map<string, number>()
  return rows.filter(({ source }) => {
    const count = counts.get(source) ?? 0
    counts.set(source, count + 1)
    return count % (ruleOf(source).keepEvery ?? 1) === 0
  })
}

/** The look-alike ham of the seed corpus counts as much as all ordinary ham together, though there is far less of it. */
export function weighBySource(crossed: ReadonlyMap<Row, Scored>): WeighedScore[] {
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
