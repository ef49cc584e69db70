import type { LearnOptions } from '@/training/learn'
import { type Run, runSplit } from '@/training/protocols/run-split'
import { readData } from '@/training/read-data'

/** First 1,674 rows train, the last 3,900 test, in file order (Almeida et al., DocEng 2011). */
export async function runSms(options: { folder: string; how?: Partial<LearnOptions>; bits?: number }): Promise<Run> {
  const rows = await readData({ folder: options.folder, only: ['sms'] })
  rows.sort((a, b) => Number(a.meta.order) - Number(b.meta.order))
  return runSplit({ name: 'sms', train: rows.slice(0, 1674), test: rows.slice(-3900), ...options })
}
