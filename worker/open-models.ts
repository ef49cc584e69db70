import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { bundledModelPath } from '@/lib/classify/load-model'
import { decodeModel } from '@/lib/classify/model-file'
import type { log as sharedLog } from '@/lib/log'
import { createModelHolder, type ModelHolder } from '@/lib/model/model-holder'
import { ensureBundled } from '@/lib/model/version/ensure-bundled'
import { atMost } from './at-most'

/** For those whose live message was lost, and while the database was away at the start. */
const againMs = 30_000
/** A database that says nothing at all keeps the worker, and GitLab that asks it, waiting no longer than this. */
const mostWaitMs = 3_000

export type OpenModels = ModelHolder & { stop: () => Promise<void> }

/**
 * The models of this worker: the bundled one at once, whatever the database says as soon as it can be asked.
 * @throws AppError `internal` when the bundled model is missing or corrupt
 */
export async function openModels({ pool, log }: { pool: Pool; log: typeof sharedLog }): Promise<OpenModels> {
  const file = readFileSync(join(process.cwd(), bundledModelPath))
  const holder = createModelHolder({
    bundled: decodeModel(file),
    bundledSha256: createHash('sha256').update(file).digest('hex'),
    pool,
    log,
  })
  let known = false
  const look = async (): Promise<void> => {
    try {
      if (!known) await ensureBundled()
      known = true
    } catch (error) {
      log.warn({ err: error }, 'the bundled model could not be made known yet')
    }
    await holder.refresh()
  }
  let looking = look()
  await atMost({ ms: mostWaitMs, work: looking })
  const timer = setInterval(() => {
    looking = look()
  }, againMs)
  return {
    ...holder,
    stop: async () => {
      clearInterval(timer)
      await looking
    },
  }
}
