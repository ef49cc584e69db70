import { randomUUID } from 'node:crypto'
import { Queue } from 'bullmq'
import type { Redis } from 'ioredis'
import { env } from '../env'
import { producerConnection } from './connection'
import { actJobId, jobOptions, maxEventsPerJob, type Payload, queues, trainJobId } from './queues'

export type Producer = {
  /** Hands events to the workers, up to 50 to a job. An id that was handed over before is delivered a second time. */
  screen: (eventIds: readonly string[]) => Promise<void>
  /**
   * For events that may have been handed over before: those that wait in the queue or are in a worker's hands are left
   * alone. Reads every job there is, so it is for a short queue.
   */
  screenMissing: (eventIds: readonly string[]) => Promise<void>
  /** Hands an action to the workers once `delayMs` have passed. One that waits or runs already is left alone. */
  act: (actionId: string, delayMs: number) => Promise<void>
  /** Hands a training to the workers. One that waits or runs already is left alone. */
  train: (runId: string) => Promise<void>
  /** How many jobs wait in the screen queue, each with 1 to 50 events. */
  waitingJobs: () => Promise<number>
  close: () => Promise<void>
}

type OpenQueues = { screen: Queue; act: Queue; train: Queue }

/**
 * Adds jobs. Its methods reject within about a second while Redis is away; callers may let that be, since the
 * dispatcher finds what was not delivered.
 */
export function createProducer(): Producer {
  const connection = producerConnection()
  let opening: Promise<OpenQueues> | undefined

  const open = (): Promise<OpenQueues> => {
    opening ??= openQueues(connection).catch((error: Error) => {
      opening = undefined
      throw error
    })
    return opening
  }
  return {
    screen: async (eventIds) => addEvents((await open()).screen, eventIds),
    screenMissing: async (eventIds) => {
      const { screen } = await open()
      const held = await heldEvents(screen)
      await addEvents(
        screen,
        eventIds.filter((id) => !held.has(id)),
      )
    },
    act: async (actionId, delayMs) => {
      const { act } = await open()
      await act.add('act', { actionId }, { jobId: actJobId(actionId), delay: Math.max(0, delayMs) })
    },
    train: async (runId) => {
      const { train } = await open()
      await train.add('train', { runId }, { jobId: trainJobId(runId) })
    },
    waitingJobs: async () => (await open()).screen.getWaitingCount(),
    close: async () => {
      const opened = await opening?.catch(() => undefined)
      if (opened) await Promise.allSettled(Object.values(opened).map((queue) => queue.close()))
      connection.disconnect()
    },
  }
}

async function addEvents(screen: Queue, eventIds: readonly string[]): Promise<void> {
  const ids = [...new Set(eventIds)]
  const batches: Payload<'screen'>[] = []
  for (let from = 0; from < ids.length; from += maxEventsPerJob)
    batches.push({ eventIds: ids.slice(from, from + maxEventsPerJob) })
  // Not BullMQ's numbers: they begin anew when Redis was emptied, and would meet a worker that still has the old job.
  const jobs = batches.map((data) => ({ name: 'screen', data, opts: { jobId: randomUUID() } }))
  const [first] = jobs
  if (first && jobs.length === 1) await screen.add(first.name, first.data, first.opts)
  else if (first) await screen.addBulk(jobs)
}

/** The events of all jobs that wait or are under way, in whichever worker. */
async function heldEvents(screen: Queue): Promise<Set<string>> {
  const jobs = await screen.getJobs(['waiting', 'active'])
  return new Set(
    jobs.flatMap((job) => {
      // A job whose hash Redis lost is listed, and nothing more.
      const parsed = queues.screen.payload.safeParse(job?.data)
      return parsed.success ? parsed.data.eventIds : []
    }),
  )
}

/**
 * Makes the queues only over a connection that stands: a BullMQ queue whose first connection fails answers "Connection is
 * closed" for ever, also when Redis has long been back.
 */
async function openQueues(connection: Redis): Promise<OpenQueues> {
  if (connection.status === 'wait') await connection.connect()
  if (connection.status !== 'ready') throw new Error('Redis is out of reach.')
  const options = { connection, prefix: env().REDIS_PREFIX, defaultJobOptions: jobOptions }
  const opened = {
    screen: new Queue('screen', options),
    act: new Queue('act', options),
    train: new Queue('train', options),
  }
  const all = Object.values(opened)
  // A queue without a listener would end the process when Redis goes.
  for (const queue of all) queue.on('error', () => undefined)
  try {
    await Promise.all(all.map((queue) => queue.waitUntilReady()))
    return opened
  } catch (error) {
    await Promise.allSettled(all.map((queue) => queue.close()))
    throw error
  }
}
