import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { bundledModelPath } from '@/lib/classify/load-model'
import { seedFolder } from '@/lib/model/seed/read-seed-items'

const root = join(import.meta.dirname, '..', '..')

/**
 * A folder like the program's with every third file of the seed corpus: enough for a training that can be met while it runs, at
 * a third of the time. How well the whole corpus teaches is for the evaluation to say.
 */
export function withSmallSeed(): () => string {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'natterjack-small-seed-'))
    mkdirSync(join(folder, seedFolder), { recursive: true })
    const models = dirname(bundledModelPath)
    symlinkSync(join(root, models), join(folder, models))
    const files = readdirSync(join(root, seedFolder)).filter((name) => name.endsWith('.jsonl'))
    for (const name of files.sort().filter((_, i) => i % 3 === 0))
      symlinkSync(join(root, seedFolder, name), join(folder, seedFolder, name))
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  return () => folder
}
