import { randomUUID } from 'node:crypto'
import { Worker } from 'node:worker_threads'
import type { log as sharedLog } from '@/lib/log'
import { claimRun, endRun, keepRun, releaseRun } from '@/lib/model/run/hold-run'
import { storeCandidate } from '@/lib/model/run/store-candidate'
import type { ThreadMessage, TrainingRequest, TrainingResult } from '@/lib/model/run/training-result'

type Options = {
  runId: number
  databaseUrl: string
  /** The thread's bundle. */
  threadFile: URL
  log: Pick<typeof sharedLog, 'info' | 'warn' | 'error'>
  /** This worker stops: the run is left to another. */
  signal: AbortSignal
  heartbeatMs?: number
}

type Outcome = { how: 'result'; result: TrainingResult } | { how: 'failed'; why: string } | { how: Stop }
type Stop = 'cancelled' | 'lost' | 'stopping'

/** Old space of the thread; features are in typed arrays beside it. */
const resourceLimits = { maxOldGenerationSizeMb: 1_024 }

/**
 * Trains a model in a thread of its own, while this one goes on screening: says every second that it lives and how far it is,
 * ends it when somebody cancels, and stores what came of it.
 */
export async function runTraining(options: Options): Promise<void> {
  const { runId, log } = options
  const owner = randomUUID()
  const run = await claimRun({ runId, owner })
  if (!run) return
  log.info({ runId, kind: run.kind }, 'a training begins')
  const outcome = await train(options, owner, run.kind)
  if (outcome.how === 'result') await keep(outcome.result, owner, options)
  else if (outcome.how === 'failed') {
    log.error({ runId, why: outcome.why }, 'a training failed')
    await endRun({ runId, owner, state: 'FAILED', detail: firstLine(outcome.why) })
  } else if (outcome.how === 'cancelled')
    await endRun({ runId, owner, state: 'CANCELLED', detail: 'Cancelled; nothing of it is kept.' })
  else if (outcome.how === 'stopping') await releaseRun({ runId, owner })
  else log.warn({ runId }, 'a training was taken from this worker, its result is dropped')
}

function train(
  { runId, databaseUrl, threadFile, log, signal, heartbeatMs = 1_000 }: Options,
  owner: string,
  kind: TrainingRequest['kind'],
): Promise<Outcome> {
  const request: TrainingRequest = { databaseUrl, kind }
  const thread = new Worker(threadFile, { workerData: request, resourceLimits })
  let progress = { phase: 'starting', percent: 0, examples: 0 }
  return new Promise((resolve) => {
    let ended = false
    let timer: NodeJS.Timeout | undefined
    const end = (outcome: Outcome): void => {
      if (ended) return
      ended = true
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      // Whatever it is at: it holds nothing that must be put away.
      void thread.terminate().then(() => resolve(outcome))
    }
    const stop = (): void => end({ how: 'stopping' })
    const beat = async (): Promise<void> => {
      try {
        const whose = await keepRun({ runId, owner, ...progress })
        if (whose !== 'ours') end({ how: whose })
      } catch (error) {
        // The lease may run out meanwhile; then it is found lost.
        log.warn({ runId, err: error }, 'a training could not say that it lives')
      }
      if (!ended) timer = setTimeout(() => void beat(), heartbeatMs)
    }
    thread.on('message', (message: ThreadMessage) => {
      if (message.type === 'progress') {
        const { phase, percent, examples } = message
        progress = { phase, percent, examples }
      } else if (message.type === 'result') end({ how: 'result', result: message.result })
      else end({ how: 'failed', why: message.message })
    })
    thread.on('error', (error) => end({ how: 'failed', why: String(error) }))
    thread.on('exit', (code) => end({ how: 'failed', why: `The thread ended early, with code ${code}.` }))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop)
    void beat()
  })
}

async function keep({ model, labelsThrough }: TrainingResult, owner: string, { runId, log }: Options): Promise<void> {
  if (!model) {
    const detail = 'Nothing was decided that could be learned from.'
    await endRun({ runId, owner, state: 'DONE', detail, labelsThrough })
    return
  }
  const stored = await storeCandidate({ runId, owner, model, labelsThrough })
  if (stored) log.info({ runId, model: stored.name, state: stored.state }, 'a model was trained')
  else await endRun({ runId, owner, state: 'CANCELLED', detail: 'Cancelled; nothing of it is kept.' })
}

const firstLine = (text: string): string => text.split('\n', 1)[0]?.slice(0, 500) ?? ''
