import { Queue, type QueueOptions } from 'bullmq'
import type { Redis } from 'ioredis'
import { env } from '../env'
import { producerConnection } from './connection'
import { jobOptions, queues } from './queues'

export type Producer = {
  /** Hands events to the workers. Ids that wait or run already are left alone. */
  screen: (eventIds: readonly string[]) => Promise<void>
  /** Hands an action to the workers once `delayMs` have passed. */
  act: (actionId: string, delayMs: number) => Promise<void>
  /** How many events wait in the queue. */
  waiting: () => Promise<number>
  close: () => Promise<void>
}

/**
 * Adds jobs. Its methods reject within about a second while Redis is away; callers may let that be, since the
 * dispatcher finds what was not delivered.
 */
export function createProducer(): Producer {
  const connection = producerConnection()
  const options = { connection, prefix: env().REDIS_PREFIX, defaultJobOptions: jobOptions }
  const screenQueue = open('screen', options)
  const actQueue = open('act', options)
  return {
    screen: async (eventIds) => {
      await connected(connection)
      await screenQueue.addBulk(
        eventIds.map((eventId) => ({
          name: 'screen',
          data: { eventId },
          opts: { jobId: queues.screen.jobId(eventId) },
        })),
      )
    },
    act: async (actionId, delayMs) => {
      await connected(connection)
      await actQueue.add('act', { actionId }, { jobId: queues.act.jobId(actionId), delay: Math.max(0, delayMs) })
    },
    waiting: async () => {
      await connected(connection)
      return screenQueue.getWaitingCount()
    },
    close: async () => {
      await Promise.allSettled([screenQueue.close(), actQueue.close()])
      connection.disconnect()
    },
  }
}

function open(name: string, options: QueueOptions): Queue {
  const queue = new Queue(name, options)
  // A queue without a listener would end the process when Redis goes.
  queue.on('error', () => undefined)
  return queue
}

/** The first use connects; later ones find the connection as it is, retrying in the background. */
async function connected(connection: Redis): Promise<void> {
  if (connection.status === 'wait') await connection.connect()
}
