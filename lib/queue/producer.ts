import { Queue } from 'bullmq'
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

type OpenQueues = { screen: Queue; act: Queue }

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
    screen: async (eventIds) => {
      const { screen } = await open()
      await screen.addBulk(
        eventIds.map((eventId) => ({
          name: 'screen',
          data: { eventId },
          opts: { jobId: queues.screen.jobId(eventId) },
        })),
      )
    },
    act: async (actionId, delayMs) => {
      const { act } = await open()
      await act.add('act', { actionId }, { jobId: queues.act.jobId(actionId), delay: Math.max(0, delayMs) })
    },
    waiting: async () => (await open()).screen.getWaitingCount(),
    close: async () => {
      const opened = await opening?.catch(() => undefined)
      if (opened) await Promise.allSettled([opened.screen.close(), opened.act.close()])
      connection.disconnect()
    },
  }
}

/**
 * Makes the queues only over a connection that stands: a BullMQ queue whose first connection fails answers "Connection is
 * closed" for ever, also when Redis has long been back.
 */
async function openQueues(connection: Redis): Promise<OpenQueues> {
  if (connection.status === 'wait') await connection.connect()
  if (connection.status !== 'ready') throw new Error('Redis is out of reach.')
  const options = { connection, prefix: env().REDIS_PREFIX, defaultJobOptions: jobOptions }
  const opened = { screen: new Queue('screen', options), act: new Queue('act', options) }
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
