import { loadModel } from '@/lib/classify/load-model'
import { probability } from '@/lib/classify/model'
import { dedupe } from '@/training/dedupe'
import { codeHost } from '@/training/domains'
import { bundledLearnOptions, learn } from '@/training/learn'
import { confusionAt } from '@/training/metrics'
import { readData } from '@/training/read-data'
import { readSeed } from '@/training/read-seed'
import { scoreRows } from '@/training/score-rows'
import { reviewThreshold, type Share, share } from '@/training/summarise'
import { toModel } from '@/training/to-model'
import { defaultBits } from '@/training/train-model'
import { vectorise } from '@/training/vectorise'

/**
 * Leaves out one project of the issues at a time (and all READMEs, and all snippets), trains on the rest, and counts what
 * of it is flagged at the review threshold, with the calibration of the bundled model.
 */
export async function runCodeHostHam(options: { folder: string; seedFolder: string }): Promise<[string, Share][]> {
  const rows = dedupe([
    ...(await readSeed({ folder: options.seedFolder })),
    ...(await readData({ folder: options.folder })),
  ])
  const vectors = vectorise({ rows, bits: defaultBits })
  const { calibration } = loadModel()
  const projectOf = (i: number): string => {
    const row = rows[i]
    if (row === undefined || vectors.domain[i] !== codeHost || row.source === 'seed') return ''
    return row.source === 'issues' ? String(row.meta.repo) : row.source
  }
  const projects = [...new Set(rows.map((_, i) => projectOf(i)))].filter((project) => project !== '').sort()
  return projects.map((project) => {
    const train = Int32Array.from(rows.keys()).filter((i) => projectOf(i) !== project)
    const model = toModel({
      weights: learn({ vectors, rows: train, options: bundledLearnOptions }),
      vectors,
      name: project,
    })
    const scored = scoreRows({ model, rows: rows.filter((_, i) => projectOf(i) === project) }).map(
      ({ score, spam }) => ({
        spam,
        score: probability(calibration.slope * score + calibration.intercept),
      }),
    )
    const { fp, tn } = confusionAt(scored, reviewThreshold)
    return [project, share(fp, fp + tn)]
  })
}
