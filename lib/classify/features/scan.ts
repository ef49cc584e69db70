import { cutSpots } from '@/lib/classify/features/cut-spots'
import { findRun } from '@/lib/classify/features/find-run'
import { readClosely } from '@/lib/classify/features/read-closely'
import { split, uncount } from '@/lib/classify/features/split'
import { RunKind, resetStretch, stretch } from '@/lib/classify/features/stretch'
import type { WordTable } from '@/lib/classify/features/word-table'

/**
 * Cuts the stretch that was loaded into words, in runs of prose and code, and links: a few passes, with bounded looking back,
 * so that floods of dots, at-signs or brackets stay linear. Without a table for prose everything is code.
 */
export function scan({ prose, code }: { prose: WordTable | undefined; code: WordTable }): void {
  const plain = prose === undefined
  split()
  if (plain) uncount(0, stretch.length)
  if (!cutSpots(plain)) {
    resetStretch()
    readClosely(plain)
  }
  const { runs, runKind, runFirst, runEnd } = stretch
  for (let run = 0; run < runs; run++) {
    findRun(plain || runKind[run] === RunKind.code ? code : prose, runFirst[run] as number, runEnd[run] as number)
  }
}
