import { scorerOf } from '@/lib/classify/scorer'
import { cautiousThreshold } from '@/training/protocols/calibrate-margins'
import { crossMargins, learnOn } from '@/training/protocols/cross-margins'
import { protocolBits } from '@/training/protocols/prepare'
import { toModel } from '@/training/to-model'
import { vectorise } from '@/training/vectorise'
import type { Judged, Peer, Task } from './peer'

const folds = 5

/** The learner of the published protocols, its threshold by cross-validation, and the scoring of the product. */
export const natterjack: Peer = {
  name: 'natterjack',
  howToInstall: '',
  isInstalled: () => true,
  run: async ({ train, test }: Task): Promise<Judged> => {
    const began = performance.now()
    const vectors = vectorise({ rows: train, bits: protocolBits, oneDomain: true })
    const rows = Int32Array.from(train.keys())
    const threshold = cautiousThreshold(crossMargins({ vectors, rows, folds }))
    const weights = learnOn({ vectors, rows }).space.weights()
    const model = toModel({ weights, vectors, name: 'bench' })
    const learned = performance.now()
    const scorer = scorerOf(model)
    const scores = test.map(({ content }) => scorer.margin(content))
    const judged = performance.now()
    return { scores, threshold, learnSeconds: (learned - began) / 1e3, judgeSeconds: (judged - learned) / 1e3 }
  },
}
