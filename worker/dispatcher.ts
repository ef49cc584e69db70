import type { log as sharedLog } from '@/lib/log'
import type { Metrics } from '@/lib/metrics'

/** One kind of row that the dispatcher looks after. */
export type DispatchSource = {
  name: string
  /** Takes rows that are due, at most `maxPerTurn`, and keeps them from other dispatchers for a while. */
  lease: () => Promise<string[]>
  /** Hands them to the queue, those that it has already left out. */
  add: (ids: string[]) => Promise<void>
  /** How many jobs wait in the queue already; a long queue needs nobody to fill it. */
  waitingJobs?: () => Promise<number>
  maxPerTurn: number
}

type DispatcherOptions = {
  sources: DispatchSource[]
  log: typeof sharedLog
  metrics: Metrics
  intervalMs?: number
}

export type Dispatcher = {
  /** Looks soon, instead of at the next second. */
  wake: () => void
  stop: () => Promise<void>
}

/**
 * With so many jobs waiting in the queue, each with 1 to 50 events, the workers are busy; what Redis has lost is found when
 * the queue gets short. Leasing rows that wait there anyway writes each of them once more than needed, and what `add` reads
 * to leave those alone stays small.
 */
const longQueue = 20
/** Many messages at once wake it once. */
const wakeDelayMs = 50

/**
 * Brings rows to the queue that should be there and aren't: due again after a failure, never delivered since Redis was
 * away, or delivered and lost with it. Any number may run: each leases other rows.
 */
export function startDispatcher({ sources, log, metrics, intervalMs = 1_000 }: DispatcherOptions): Dispatcher {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  let wokenMeanwhile = false
  let busy = false
  const troubled = new Set<string>()

  const plan = (ms: number): void => {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(begin, ms)
  }
  const begin = (): void => {
    busy = true
    running = turn().then((more) => {
      busy = false
      plan(more ? 0 : wokenMeanwhile ? wakeDelayMs : intervalMs)
      wokenMeanwhile = false
    })
  }
  /** Whether a source had as many rows as it may take in a turn: there may be more. */
  const turn = async (): Promise<boolean> => {
    const found = await Promise.all(sources.map((source) => serve(source)))
    return found.some(Boolean)
  }
  const serve = async (source: DispatchSource): Promise<boolean> => {
    try {
      if (((await source.waitingJobs?.()) ?? 0) > longQueue) return false
      const ids = await source.lease()
      if (ids.length > 0) await source.add(ids)
      metrics.dispatched.inc({ queue: source.name }, ids.length)
      if (troubled.delete(source.name)) log.info({ queue: source.name }, 'the dispatcher works again')
      return ids.length >= source.maxPerTurn
    } catch (error) {
      // Told once, not every second: Postgres or Redis is away, and the rows stay due.
      if (!troubled.has(source.name)) log.warn({ queue: source.name, err: error }, 'the dispatcher waits')
      troubled.add(source.name)
      return false
    }
  }

  begin()
  return {
    wake: () => {
      if (busy) wokenMeanwhile = true
      else plan(wakeDelayMs)
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
