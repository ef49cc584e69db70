import { type Job, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { type Payload, type QueueName, queues } from '@/lib/queue/queues'

type ConsumeOptions<Name extends QueueName> = {
  queue: Name
  connection: Redis
  concurrency: number
  run: (payload: Payload<Name>, job: Job) => Promise<void>
}

/**
 * BullMQ counts a lost worker against every job the worker had, guilty or not, so its own limit must never be reached: one
 * event that kills workers would take hundreds of others along. The rows count (worker/screen-event.ts).
 */
const maxStalledCount = 1_000_000

/** Takes jobs off one queue. A job that can't be understood is dropped, with a line in the log: its row, if any, is found again. */
export function consume<Name extends QueueName>(options: ConsumeOptions<Name>): Worker {
  const { queue, connection, concurrency, run } = options
  const lockDuration = env().WORKER_LOCK_MS
  const worker = new Worker(
    queue,
    async (job: Job) => {
      const payload = payloadOf(queue, job.data)
      if (payload) await run(payload, job)
      else log.warn({ queue, jobId: job.id }, 'a job with an unknown payload was dropped')
    },
    {
      connection,
      concurrency,
      prefix: env().REDIS_PREFIX,
      lockDuration,
      stalledInterval: Math.ceil((lockDuration * 2) / 3),
      maxStalledCount,
      // After Redis was away a finished job is acknowledged again soon; BullMQ's own 15 s would be added to every outage.
      runRetryDelay: 2_000,
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
    },
  )
  // Without a listener an outage of Redis would end the process.
  worker.on('error', (error) => log.debug({ queue, err: error }, 'queue trouble'))
  worker.on('stalled', (jobId) => log.warn({ queue, jobId }, 'a worker died over this job, it is taken up again'))
  worker.on('failed', (job, error) => {
    log.warn({ queue, jobId: job?.id, err: error }, 'a job failed, its row is found again')
  })
  return worker
}

function payloadOf<Name extends QueueName>(queue: Name, data: unknown): Payload<Name> | undefined {
  const parsed = queues[queue].payload.safeParse(data)
  return parsed.success ? (parsed.data as Payload<Name>) : undefined
}
