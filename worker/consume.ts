import { type Job, Worker } from 'bullmq'
import type { Redis } from 'ioredis'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { type Payload, type QueueName, queues } from '@/lib/queue/queues'

type ConsumeOptions<Name extends QueueName> = {
  queue: Name
  connection: Redis
  concurrency: number
  run: (payload: Payload<Name>) => Promise<void>
  /** A job whose workers kept dying is given up; its row must say so. */
  onCrashed: (payload: Payload<Name>) => Promise<void>
}

/** So often may a job lose its worker before it is taken for the cause. */
const maxStalledCount = 5

/** Takes jobs off one queue. A job that can't be understood is dropped, with a line in the log: its row, if any, is found again. */
export function consume<Name extends QueueName>(options: ConsumeOptions<Name>): Worker {
  const { queue, connection, concurrency, run, onCrashed } = options
  const lockDuration = env().WORKER_LOCK_MS
  const worker = new Worker(
    queue,
    async (job: Job) => {
      const payload = payloadOf(queue, job.data)
      if (payload) await run(payload)
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
    const payload = job?.deferredFailure ? payloadOf(queue, job.data) : undefined
    if (!payload) return log.warn({ queue, jobId: job?.id, err: error }, 'a job failed, its row is found again')
    log.error({ queue, jobId: job?.id }, 'every worker that took up this job died, it is given up')
    onCrashed(payload).catch((failure: Error) => log.error({ queue, jobId: job?.id, err: failure }, 'giving up failed'))
  })
  return worker
}

function payloadOf<Name extends QueueName>(queue: Name, data: unknown): Payload<Name> | undefined {
  const parsed = queues[queue].payload.safeParse(data)
  return parsed.success ? (parsed.data as Payload<Name>) : undefined
}
