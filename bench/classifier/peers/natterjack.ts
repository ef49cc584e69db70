import { scorerOf } from '@/lib/classify/scorer'
import { trainModel } from '@/training/train-model'
import type { Judged, Peer, Task } from './peer'

export const natterjack: Peer = {
  name: 'natterjack',
  howToInstall: '',
  isInstalled: () => true,
  run: async ({ train, test }: Task): Promise<Judged> => {
    const began = performance.now()
    const model = trainModel({ rows: train, name: 'bench', oneDomain: true })
    const learned = performance.now()
    const scorer = scorerOf(model)
    const scores = test.map(({ content }) => scorer.margin(content))
    const judged = performance.now()
    return { scores, threshold: 0, learnSeconds: (learned - began) / 1e3, judgeSeconds: (judged - learned) / 1e3 }
  },
}
