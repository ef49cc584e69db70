import type { Judged } from '@/training/figures'
import { CharacterOdds, readable } from '@/training/learners/character-odds'
import { foldsOf, trainOn } from '@/training/protocols/cross-margins'
import { judgeMixed, type Learners } from '@/training/protocols/judge-mixed'
import { judgeSplit } from '@/training/protocols/judge-split'
import { ordered, prepare } from '@/training/protocols/prepare'
import { type Result, resultOf } from '@/training/protocols/run'
import { leaveOneOut, splitByClass } from '@/training/protocols/splits'
import { readData } from '@/training/read-data'
import type { Row } from '@/training/row'
import type { Vectors } from '@/training/vectorise'

const folds = 10
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

/** Each video is judged by what was learned from the others, words and characters; the results are pooled. */
export async function runTubespamLeaveOneOut(folder: string): Promise<Result[]> {
  const began = performance.now()
  const material = prepare(await readComments(folder))
  const learners = learnersOf(material)
  const judged = leaveOneOut(material.rows.map(videoOf)).flatMap((split): Judged[] => {
    const foldOf = foldsOf(split.train, material.vectors.spam, folds)
    return judgeMixed({ rows: material.rows, split, foldOf, folds, learners })
  })
  return [resultOf({ name: 'tubespam-leave-one-out', judged, began })]
}

function learnersOf({ rows, vectors }: { rows: readonly Row[]; vectors: Vectors }): Learners {
  const texts = rows.map(({ content }) => readable(content.fields))
  return (some) => {
    const margin = trainOn({ vectors, rows: some, how: ofOtherVideos })
    const characters = new CharacterOdds()
    for (const row of some) characters.learn(texts[row] as string, rows[row]?.spam === true)
    return (row) => [margin(row), characters.soft(texts[row] as string)]
  }
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
