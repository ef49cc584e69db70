import type { Judged } from '@/training/figures'
import { CharacterOdds, readable } from '@/training/learners/character-odds'
import { DualLogistic } from '@/training/learners/dual-logistic'
import { fitMix, mixOf, type Opinion } from '@/training/learners/mix'
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
/** What is believed of margins and of character models before any mail was judged. */
const belief = { weights: [1.5, 0, 0], rows: [20, 5, 5] }

/**
 * In order of arrival, batches of 100: each is judged by what was learned from all before it (Metsis et al., CEAS 2006): logistic
 * regression, and two character models. How much each is trusted and what they mean together is learned from the batches that
 * were judged so far, each by learners that hadn't seen it: no mail is held out.
 */
export async function runEnron(folder: string, source: string): Promise<Result[]> {
  const began = performance.now()
  const { rows, vectors } = prepare(ordered(await readData({ folder, only: [source] }), 'seq'), 20)
  const learner = new DualLogistic(vectors, how)
  const characters = new CharacterOdds()
  const opinions: Opinion[] = []
  const judged: Judged[] = []
  for (const [n, batch] of batchesOf(batchSize, rows.length).entries()) {
    if (n > 0) {
      const weights = fitMix(opinions, belief)
      for (const i of batch) {
        const { spam, cluster, content } = rows[i] as Row
        const said = [learner.space.margin(i), characters.soft(readable(content.fields))]
        const rank = mixOf(weights, said)
        judged.push({ rank, p: 1 / (1 + Math.exp(-rank)), flagged: rank >= 0, spam, cluster })
        opinions.push({ said, spam })
      }
    }
    learner.take(batch)
    learner.pass({ epochs, seed: how.seed + n })
    for (const i of batch) {
      const { spam, content } = rows[i] as Row
      characters.learn(readable(content.fields), spam)
    }
  }
  return [resultOf({ name: source, judged, began })]
}
