import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import pg from 'pg'
import { AppError } from '@/lib/errors'
import { trainFromDatabase } from '@/lib/model/run/train-from-database'
import type { ThreadMessage, TrainingRequest } from '@/lib/model/run/training-result'

/** The entry of a thread that trains one model and ends. It is ended from outside when somebody cancels: it stores nothing. */
const { databaseUrl, kind } = workerData as TrainingRequest

const say = (message: ThreadMessage): void => parentPort?.postMessage(message)

function stepBack(): void {
  try {
    // In Linux this is about the calling thread alone: what screens goes first.
    setPriority(5)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    say({ type: 'progress', phase: 'starting at full priority', percent: 0, examples: 0 })
  }
}

stepBack()
const client = new pg.Client({
  connectionString: databaseUrl,
  connectionTimeoutMillis: 5_000,
  statement_timeout: 60_000,
})
try {
  await client.connect()
  const result = await trainFromDatabase({
    db: client,
    kind,
    onProgress: (phase, percent, examples) => say({ type: 'progress', phase, percent, examples }),
  })
  say({ type: 'result', result })
} catch (error) {
  const message = error instanceof AppError ? error.message : String(error instanceof Error ? error.stack : error)
  say({ type: 'failure', message })
} finally {
  await client.end()
}
