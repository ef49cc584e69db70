import { recalibrate } from '@/lib/model/learn/recalibrate'
import type { Judged } from '@/training/figures'
import { DualLogistic } from '@/training/learners/dual-logistic'
import { defaultLearnOptions } from '@/training/learners/options'
import { ordered, prepare } from '@/training/protocols/prepare'
import { type Result, resultOf } from '@/training/protocols/run'
import { batchesOf } from '@/training/protocols/splits'
import { readData } from '@/training/read-data'
import type { Row } from '@/training/row'

const batchSize = 100
const how = { ...defaultLearnOptions, cost: 30, evidence: 0.8, blocks: [1, 1, 1, 1, 1, 1] }
/** Passes over all mail so far after each batch. */
const epochs = 5
/** What is believed of margins before any mail was judged. */
const prior = { slope: 1.5, intercept: 0 }

/**
 * In order of arrival, batches of 100: each is judged by what was learned from all before it (Metsis et al., CEAS 2006). What
 * margins mean is learned from the batches that were judged so far, each by a model that hadn't seen it: no mail is held out.
 */
export async function runEnron(folder: string, source: string): Promise<Result[]> {
  const began = performance.now()
  const { rows, vectors } = prepare(ordered(await readData({ folder, only: [source] }), 'seq'), 20)
  const learner = new DualLogistic(vectors, how, true)
  const past: { margin: number; spam: boolean; weight: number }[] = []
  const judged: Judged[] = []
  for (const [n, batch] of batchesOf(batchSize, rows.length).entries()) {
    if (n > 0) {
      const { slope, intercept } = recalibrate({ scored: past, prior })
      for (const i of batch) {
        const { spam, cluster } = rows[i] as Row
        const margin = learner.space.margin(i)
        const rank = slope * margin + intercept
        judged.push({ rank, p: 1 / (1 + Math.exp(-rank)), flagged: rank >= 0, spam, cluster })
        past.push({ margin, spam, weight: 1 })
      }
    }
    learner.take(batch)
    learner.pass({ epochs, seed: how.seed + n })
  }
  return [resultOf({ name: source, judged, began })]
}
