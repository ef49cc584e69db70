import { AppError } from '@/lib/errors'
import type { log as sharedLog } from '@/lib/log'
import { failLostRuns } from '@/lib/model/run/fail-lost-runs'
import { planTraining } from '@/lib/model/run/plan-training'
import { startTraining } from '@/lib/model/run/start-training'
import { promoteDue } from '@/lib/model/version/promote-due'
import { pruneModels } from '@/lib/model/version/prune-models'
import { type Repeating, repeat } from '@/lib/repeat'
import { currentSettings } from '@/lib/settings/settings-store'

type Options = {
  /** Hands a run to the queue. */
  hand: (runId: number) => Promise<void>
  log: Pick<typeof sharedLog, 'info' | 'warn'>
  intervalMs?: number
}

const actor = { kind: 'system', name: 'worker' } as const

/**
 * Looks every half a minute whether it is time to train, whether what scores in the shadow may take over, and whether a
 * worker died over a training. Every worker looks; the database lets one begin.
 */
export function watchTraining({ hand, log, intervalMs = 30_000 }: Options): Repeating {
  const look = async (): Promise<void> => {
    const lost = await failLostRuns()
    if (lost > 0) log.warn('a worker died over a training')
    const { models } = (await currentSettings()).settings
    const promoted = await promoteDue({ settings: models })
    if (promoted) log.info({ model: promoted.name }, 'a model proved itself in the shadow and took over')
    const kind = await planTraining({ settings: models })
    if (!kind) return
    if (kind === 'FULL') await pruneModels()
    const { id } = await startTraining({ kind, actor })
    await hand(id)
  }
  return repeat({
    turn: look,
    onFailure: (error) => {
      // Another worker was faster.
      if (!(error instanceof AppError && error.code === 'conflict'))
        log.warn({ err: error }, 'whether it is time to train could not be looked up')
    },
    intervalMs,
  })
}
