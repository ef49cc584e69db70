import { Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import { env } from '@/lib/env'
import { jobOptions } from '@/lib/queue/queues'
import { answerQuestions } from '../support/ask-child'

export type IdleQuestion = { fill: number } | { drain: true } | { expect: number } | { finished: true }

/** BullMQ jobs that do nothing: the same options, the same Redis, the same concurrency as the worker's. */
const { REDIS_URL, WORKER_CONCURRENCY } = env()
const connection = new Redis(REDIS_URL, { maxRetriesPerRequest: null })
const options = { connection, prefix: 'idle' }
const queue = new Queue('idle', { ...options, defaultJobOptions: jobOptions })
let done = 0
let wanted = 0
let finish: () => void = () => undefined
let finished = Promise.resolve()
const expectJobs = (jobs: number): void => {
  done = 0
  wanted = jobs
  finished = new Promise((resolve) => {
    finish = resolve
  })
}
new Worker(
  'idle',
  async () => {
    if (++done === wanted) finish()
  },
  { ...options, concurrency: WORKER_CONCURRENCY, lockDuration: 15_000 },
)

answerQuestions(async (question: IdleQuestion) => {
  if ('fill' in question) {
    await queue.pause()
    expectJobs(question.fill)
    for (let from = 0; from < wanted; from += 500) {
      const ids = Array.from({ length: Math.min(500, wanted - from) }, (_, index) => from + index)
      await queue.addBulk(
        ids.map((id) => ({ name: 'idle', data: { eventId: String(id) }, opts: { jobId: `idle-${id}` } })),
      )
    }
    if (done > 0) throw new Error(`${done} jobs ran although the queue was paused`)
    return undefined
  }
  if ('expect' in question) return expectJobs(question.expect)
  if ('finished' in question) return finished
  const begun = performance.now()
  await queue.resume()
  await finished
  return { seconds: (performance.now() - begun) / 1000 }
})
process.on('SIGTERM', () => process.exit(0))
