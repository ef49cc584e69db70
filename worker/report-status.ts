import { randomUUID } from 'node:crypto'
import type { log as sharedLog } from '@/lib/log'
import type { StatusBoard, WorkerStatus } from '@/lib/queue/status-board'

type ReportStatusOptions = {
  board: StatusBoard
  log: typeof sharedLog
  gitlab: () => WorkerStatus['gitlab']
  model: () => WorkerStatus['model']
  spamcheck: () => WorkerStatus['spamcheck']
  /** Events that ended so far. */
  ended: () => { count: number; lastAt: number | null }
  intervalMs?: number
}

/** Says on the board every five seconds that this worker runs; the last word takes it off. */
export function reportStatus(options: ReportStatusOptions): { stop: () => Promise<void> } {
  const { board, log, gitlab, model, spamcheck, ended, intervalMs = 5_000 } = options
  const id = randomUUID()
  const startedAt = Date.now()
  const say = (): Promise<void> => {
    const { count, lastAt } = ended()
    const said = { gitlab: gitlab(), model: model(), spamcheck: spamcheck() }
    const status = { id, startedAt, node: process.version, ended: count, lastEndedAt: lastAt, ...said }
    // While Redis is away nobody can read the board either.
    return board.write(status).catch((error: Error) => log.debug({ err: error }, 'the status board is out of reach'))
  }
  void say()
  const timer = setInterval(() => void say(), intervalMs)
  return {
    stop: async () => {
      clearInterval(timer)
      await board.remove(id).catch((error: Error) => log.debug({ err: error }, 'the status board is out of reach'))
      board.close()
    },
  }
}
