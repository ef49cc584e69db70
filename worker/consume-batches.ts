import type { Job, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import { log } from '@/lib/log'
import { maxEventsPerJob } from '@/lib/queue/queues'
import { consume } from './consume'
import { leastDelayMs } from './explain-failure'

export type EventBatch = {
  eventIds: string[]
  /** A worker died while it had this batch. */
  suspect: boolean
  /** To be told as each event ends. What is left counts as ended when the batch ends. */
  onEnded: (eventId: string) => void
}
export type RunBatch = (batch: EventBatch) => Promise<void>

type ConsumeBatchesOptions = {
  connection: Redis
  /** With fewer events than this in hand another batch is taken. */
  fill: number
  run: RunBatch
}
type Held = { job: Job; left: Set<string>; written: number }

/** So that an event that was put off is out of its batch before it is due; else it waits for another lease to end. */
const rewriteEveryMs = leastDelayMs / 2

/**
 * Takes jobs off the screen queue for as long as there is room for events. BullMQ counts jobs, and a job carries 1 event in
 * calm times and 50 in a flood; what is counted here is events. There are never more than `fill` - 1 and one batch in hand:
 * what a worker has in hand no other can take, and all of it is suspect when the worker dies. A batch of suspects counts as
 * one event: they are tried one at a time, and counted in full those of one dead worker would leave no room for anything
 * else, for as long as the first fifty of them take.
 */
export function consumeBatches({ connection, fill, run }: ConsumeBatchesOptions): Worker {
  const inHand = new Set<Held>()
  let events = 0

  /** As many jobs more as there is room for if all of them are full: BullMQ takes several before it begins with the first. */
  const steer = (): void => {
    const room = Math.max(0, Math.ceil((fill - events) / maxEventsPerJob))
    worker.concurrency = Math.max(1, inHand.size + room)
  }
  const worker = consume({
    queue: 'screen',
    connection,
    concurrency: 1,
    run: async ({ eventIds }, job) => {
      const left = new Set(eventIds)
      const held: Held = { job, left, written: left.size }
      const suspect = job.stalledCounter > 0
      const weight = (): number => (suspect ? Math.min(1, left.size) : left.size)
      const onEnded = (eventId: string): void => {
        const before = weight()
        if (!left.delete(eventId)) return
        const wasFull = events >= fill
        events -= before - weight()
        steer()
        if (wasFull && events < fill && left.size > 0) wake(worker)
      }
      inHand.add(held)
      events += weight()
      steer()
      try {
        await run({ eventIds: [...left], suspect, onEnded })
      } finally {
        inHand.delete(held)
        events -= weight()
        steer()
      }
    },
  })
  const timer = setInterval(() => {
    for (const held of inHand) if (held.left.size < held.written) rewrite(held)
  }, rewriteEveryMs)
  worker.on('closed', () => clearInterval(timer))
  return worker
}

/**
 * While every job goes on BullMQ's loop sleeps until one of them ends, also when its concurrency was raised; one slow event
 * in each batch would leave the worker idle. Resuming wakes the loop.
 */
function wake(worker: Worker): void {
  if (worker.closing) return
  void worker.pause(true)
  void worker.resume()
}

/**
 * Takes what has ended out of a job that goes on. An event that was put off is due again while the slowest of its batch is
 * still under way, and the dispatcher would take it for one that is in hand.
 */
function rewrite(held: Held): void {
  held.written = held.left.size
  held.job
    .updateData({ eventIds: [...held.left] })
    .catch((error: Error) => log.debug({ jobId: held.job.id, err: error }, 'a batch could not be written anew'))
}
