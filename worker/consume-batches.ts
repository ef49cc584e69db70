import type { Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import { maxEventsPerJob } from '@/lib/queue/queues'
import { consume } from './consume'

export type EventBatch = {
  eventIds: string[]
  /** A worker died while it had this batch. */
  suspect: boolean
  /** To be told when so many of the batch's events have ended. What is left counts as ended when the batch ends. */
  onEnded: (count: number) => void
}
export type RunBatch = (batch: EventBatch) => Promise<void>

type ConsumeBatchesOptions = {
  connection: Redis
  /** With fewer events than this in hand another batch is taken. */
  fill: number
  run: RunBatch
}

/**
 * Takes jobs off the screen queue for as long as there is room for events. BullMQ counts jobs, and a job carries 1 event in
 * calm times and 50 in a flood; what is counted here is events. There are never more than `fill` - 1 and one batch in hand:
 * what a worker has in hand no other can take, and all of it is suspect when the worker dies.
 */
export function consumeBatches({ connection, fill, run }: ConsumeBatchesOptions): Worker {
  let jobs = 0
  let events = 0

  /** As many jobs more as there is room for if all of them are full: BullMQ takes several before it begins with the first. */
  const steer = (): void => {
    const room = Math.max(0, Math.ceil((fill - events) / maxEventsPerJob))
    worker.concurrency = Math.max(1, jobs + room)
  }
  const worker = consume({
    queue: 'screen',
    connection,
    concurrency: 1,
    run: async ({ eventIds }, suspect) => {
      let left = eventIds.length
      const onEnded = (count: number): void => {
        const wasFull = events >= fill
        left -= count
        events -= count
        steer()
        if (wasFull && events < fill && left > 0) wake(worker)
      }
      jobs++
      events += left
      steer()
      try {
        await run({ eventIds, suspect, onEnded })
      } finally {
        jobs--
        events -= left
        steer()
      }
    },
  })
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
