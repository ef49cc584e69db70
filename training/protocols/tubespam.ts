import type { Judged } from '@/training/figures'
import { judgeSplit } from '@/training/protocols/judge-split'
import { ordered, prepare } from '@/training/protocols/prepare'
import { type Result, resultOf } from '@/training/protocols/run'
import { leaveOneOut, splitByClass } from '@/training/protocols/splits'
import { readData } from '@/training/read-data'
import type { Row } from '@/training/row'

/** Few comments: a pass costs nothing, and links tell more than the words around them. */
const untilSettled = { epochs: 60, settled: 0.001, bias: 1 }
const ofOneVideo = { ...untilSettled, blocks: [1, 1, 1, 1, 1, 3] }
/** Runs of characters are those of other videos' songs and singers: words carry over better. */
const ofOtherVideos = { ...untilSettled, blocks: [1, 1, 1.5, 0.7, 1, 3] }

/** Per video and class, the first 70 % train, the rest test (Alberto, Lochter, Almeida, ICMLA 2015). */
export async function runTubespam(folder: string): Promise<Result[]> {
  const rows = await readComments(folder)
  return [...new Set(rows.map(videoOf))].map((video) => {
    const began = performance.now()
    const material = prepare(rows.filter((row) => videoOf(row) === video))
    const split = splitByClass(material.rows.map(({ spam }) => spam))
    return resultOf({
      name: `tubespam-${nameOf(video)}`,
      judged: judgeSplit({ ...material, split, how: ofOneVideo }),
      began,
    })
  })
}

/** Each video is judged by a model that learned from the others; the results are pooled. */
export async function runTubespamLeaveOneOut(folder: string): Promise<Result[]> {
  const began = performance.now()
  const material = prepare(await readComments(folder))
  const judged = leaveOneOut(material.rows.map(videoOf)).flatMap((split): Judged[] =>
    judgeSplit({ ...material, split, how: ofOtherVideos }),
  )
  return [resultOf({ name: 'tubespam-leave-one-out', judged, began })]
}

async function readComments(folder: string): Promise<Row[]> {
  return ordered(await readData({ folder, only: ['tubespam'] }), 'order').sort((a, b) =>
    videoOf(a) < videoOf(b) ? -1 : videoOf(a) > videoOf(b) ? 1 : 0,
  )
}

function videoOf(row: Row): string {
  return String(row.meta.video)
}

/** "Youtube01-Psy.csv" is psy. */
function nameOf(video: string): string {
  return video
    .replace(/^Youtube\d+-/, '')
    .replace(/\.csv$/, '')
    .toLowerCase()
}
