import { openStatusBoard, type StatusBoard, type WorkerStatus } from '../queue/status-board'

/** What is known of the workers; nothing, while Redis can't be reached. */
export type Workers = { redis: 'ok' | 'unreachable'; running: WorkerStatus[] }

let shared: StatusBoard | undefined

/** Which workers run and how they fare. Answers within a second or so, whatever Redis does. */
export async function readWorkers(): Promise<Workers> {
  shared ??= openStatusBoard()
  try {
    return { redis: 'ok', running: await shared.read() }
  } catch {
    // An unreachable Redis is an answer here: the status shows it.
    return { redis: 'unreachable', running: [] }
  }
}

export function closeWorkersReader(): void {
  shared?.close()
  shared = undefined
}
