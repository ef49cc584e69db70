import type { LearnOptions } from '@/training/learn'
import { type Run, runSplit } from '@/training/protocols/run-split'
import { readData } from '@/training/read-data'

const videos = ['Psy', 'KatyPerry', 'LMFAO', 'Eminem', 'Shakira']

/** Per video and class, the first 70 % train, the rest test (Alberto, Lochter, Almeida, ICMLA 2015). */
export async function runTubespam(options: {
  folder: string
  how?: Partial<LearnOptions>
  bits?: number
}): Promise<Run[]> {
  const rows = await readData({ folder: options.folder, only: ['tubespam'] })
  rows.sort((a, b) => Number(a.meta.order) - Number(b.meta.order))
  return videos.map((video) => {
    const own = rows.filter((row) => String(row.meta.video).includes(video))
    const train = [true, false].flatMap((spam) => {
      const side = own.filter((row) => row.spam === spam)
      return side.slice(0, Math.floor(side.length * 0.7))
    })
    const known = new Set(train.map((row) => row.id))
    const test = own.filter((row) => !known.has(row.id))
    // File order again, so that the folds for the threshold mix both classes.
    return runSplit({
      name: `tubespam-${video.toLowerCase()}`,
      train: own.filter((row) => known.has(row.id)),
      test,
      ...options,
    })
  })
}
