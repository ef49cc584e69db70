import { join } from 'node:path'
import { hashString } from '@/lib/classify/features/hash'
import { probability } from '@/lib/classify/model'
import { calibrate } from '@/training/calibrate'
import { crossScore, folds, partOf } from '@/training/cross-score'
import { dedupe } from '@/training/dedupe'
import { codeHost } from '@/training/domains'
import type { Judged } from '@/training/figures'
import { bundledLearnOptions, learn } from '@/training/learn'
import { countLetters, type LetterCounts } from '@/training/learn-letters'
import { type Result, resultOf } from '@/training/protocols/run'
import { splitByFold } from '@/training/protocols/splits'
import { readData } from '@/training/read-data'
import { readSeed } from '@/training/read-seed'
import type { Row } from '@/training/row'
import { scoreRows } from '@/training/score-rows'
import { reviewThreshold } from '@/training/summarise'
import { toModel } from '@/training/to-model'
import { assumedSpamShare, thin, weighBySource } from '@/training/train-bundled'
import { defaultBits, vectorise } from '@/training/vectorise'
import { weighLetters } from '@/training/weigh-letters'

/** So many folds hold the READMEs, whose projects are all different. */
const readmeFolds = 4

/**
 * The shipped model's training without a project, on that project: each of those that issues were taken from, the snippets
 * as a whole, and a quarter of the READMEs by their owners at a time. How much of it is flagged at the review threshold.
 * Calibrated like the shipped model, on cross-validated rows of all other projects. Without the first look, which only
 * ever lets text pass.
 */
export async function runCodeHostHam(folder: string): Promise<Result[]> {
  const began = performance.now()
  const seed = await readSeed({ folder: join('training', 'seed') })
  const rows = thin(dedupe([...seed, ...(await readData({ folder }))]))
  const projects = rows.map(projectOf)
  const names = [...new Set(projects.filter((name) => name !== ''))].sort()
  const vectors = vectorise({ rows, bits: defaultBits })
  const counts = (partOfRow: (row: Row, i: number) => number, parts: number): LetterCounts =>
    countLetters(
      rows.flatMap((row, i) => (vectors.domain[i] === codeHost ? [{ ...row, part: partOfRow(row, i) }] : [])),
      parts,
    )
  const { crossed, letters } = weighLetters({
    crossed: crossScore({ rows, vectors, letters: counts(partOf, folds + 1) }),
    spamShare: assumedSpamShare,
    weigh: weighBySource,
  })
  // Projects are left out in rounds: one with issues or snippets and one fold of the READMEs share a round.
  const roundOf = projects.map((name) => (name === '' ? Number.POSITIVE_INFINITY : roundOfProject(name, names)))
  const rounds = Math.max(...new Set(roundOf.filter(Number.isFinite))) + 1
  const byRound = counts((_, i) => Math.min(roundOf[i] as number, rounds), rounds + 1)
  const judged = splitByFold(roundOf, rounds).flatMap(({ train, test }, round): Judged[] => {
    const left = new Set(Array.from(test, (i) => rows[i] as Row))
    const others = new Map([...crossed].filter(([row]) => !left.has(row)))
    const { slope, intercept } = calibrate({ scored: weighBySource(others), spamShare: assumedSpamShare })
    const weights = learn({ vectors, rows: train, options: bundledLearnOptions })
    const cells = byRound.cellsFor(
      Array.from({ length: rounds + 1 }, (_, part) => part).filter((part) => part !== round),
    )
    const model = { ...toModel({ weights, vectors, name: 'left-out' }), letters: { ...letters, cells } }
    return scoreRows({ model, rows: [...left] }).map(({ score: margin, spam, cluster = '' }) => {
      const rank = slope * margin + intercept
      const p = probability(rank)
      return { rank, p, flagged: p >= reviewThreshold, spam, cluster }
    })
  })
  return [resultOf({ name: 'codehost-ham', judged, began })]
}

/** The project that a row of code-host ham stands in; '' for all others, which are always learned from. */
function projectOf({ source, id, meta }: Row): string {
  if (source === 'issues') return `issues ${String(meta.repo)}`
  if (source === 'snippets') return 'snippets'
  // "readmes/565407548.vlayout.md" stands in a project of owner 565407548: what is before the first dot of the file's name.
  return source === 'readmes' ? `readme ${/([^/.]*)\.[^/]*$/.exec(id)?.[1] ?? id}` : ''
}

function roundOfProject(name: string, names: readonly string[]): number {
  if (name.startsWith('readme ')) return (hashString(name) >>> 8) % readmeFolds
  return names.filter((other) => !other.startsWith('readme ')).indexOf(name)
}
