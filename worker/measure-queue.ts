import type { Metrics } from '@/lib/metrics'
import { atMost } from './at-most'

type MeasureQueueOptions = {
  metrics: Pick<Metrics, 'eventsOpen' | 'oldestOpenSeconds' | 'queueWaitingJobs'>
  countOpen: () => Promise<{ open: number; oldestSeconds: number }>
  waitingJobs: () => Promise<number>
  /** A scraper gives up after ten seconds. */
  withinMs?: number
}

/**
 * Brings the gauges up to date that Postgres and Redis know. While one of them is away its gauges are no number, and all the
 * other metrics are told as ever: an outage is when they are read.
 */
export async function measureQueue(options: MeasureQueueOptions): Promise<void> {
  const { metrics, countOpen, waitingJobs, withinMs = 3_000 } = options
  const orUnknown = <T>(work: Promise<T>): Promise<T | undefined> =>
    atMost({ ms: withinMs, work }).catch(() => undefined)
  const [events, jobs] = await Promise.all([orUnknown(countOpen()), orUnknown(waitingJobs())])
  metrics.eventsOpen.set(events?.open ?? Number.NaN)
  metrics.oldestOpenSeconds.set(events?.oldestSeconds ?? Number.NaN)
  metrics.queueWaitingJobs.set(jobs ?? Number.NaN)
}
