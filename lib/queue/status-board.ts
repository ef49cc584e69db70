import { z } from 'zod'
import { env } from '../env'
import { doorStatusSchema } from '../spamcheck/door-status'
import { producerConnection } from './connection'

/** What a worker says of itself every few seconds. */
export const workerStatusSchema = z.object({
  id: z.string(),
  /** Milliseconds since 1970, by the worker's clock. */
  startedAt: z.number(),
  node: z.string(),
  /** Events that ended since the start, and when the last one did; null: none yet. */
  ended: z.number(),
  lastEndedAt: z.number().nullable(),
  /** What it scores with; null: a worker of an older version. */
  model: z
    .object({
      name: z.string(),
      /** Null: it is the active one. Else why not, and what to do, in a sentence. */
      trouble: z.string().nullable(),
    })
    .nullable()
    .default(null),
  gitlab: z.object({
    url: z.string(),
    /** Null: it works. Else what is wrong and what to do, in a sentence. */
    trouble: z.string().nullable(),
    /** A short stable word for it, such as "lost_privilege". */
    reason: z.string().nullable(),
    botUsername: z.string().nullable(),
    scopes: z.array(z.string()).nullable(),
    /** A date such as 2027-01-31; null: never, or unknown. */
    tokenExpiresAt: z.string().nullable(),
    /** False: GitLab takes every address for confirmed, so e-mail domains exempt nobody. Null: not known yet. */
    confirmsAddresses: z.boolean().nullable().default(null),
  }),
  /** The door that GitLab's Spamcheck client asks at; null: a worker of an older version. */
  spamcheck: doorStatusSchema.nullable().default(null),
})
export type WorkerStatus = z.infer<typeof workerStatusSchema>

/** A worker that hasn't said anything for so long doesn't run, in milliseconds. */
const forgetAfterMs = 15_000

export type StatusBoard = {
  write: (status: WorkerStatus) => Promise<void>
  /** Every worker that runs now. @throws when Redis is away: nothing is known then */
  read: () => Promise<WorkerStatus[]>
  remove: (id: string) => Promise<void>
  close: () => void
}

/** Where workers say that they run and how they fare, for whoever wants to know: the web, above all. */
export function openStatusBoard(): StatusBoard {
  const redis = producerConnection()
  const prefix = `${env().REDIS_PREFIX}:status`
  const keyOf = (id: string): string => `${prefix}:${id}`
  const ready = async (): Promise<void> => {
    if (redis.status === 'wait') await redis.connect()
  }
  return {
    write: async (status) => {
      await ready()
      await redis.set(keyOf(status.id), JSON.stringify(status), 'PX', forgetAfterMs)
      await redis.sadd(prefix, status.id)
    },
    read: async () => {
      await ready()
      const ids = await redis.smembers(prefix)
      const texts = ids.length > 0 ? await redis.mget(ids.map(keyOf)) : []
      const silent = ids.filter((_, index) => texts[index] === null)
      if (silent.length > 0) await redis.srem(prefix, ...silent)
      return texts.flatMap((text) => {
        const parsed = text === null || text === undefined ? undefined : workerStatusSchema.safeParse(JSON.parse(text))
        return parsed?.success ? [parsed.data] : []
      })
    },
    remove: async (id) => {
      await ready()
      await redis.del(keyOf(id))
      await redis.srem(prefix, id)
    },
    close: () => redis.disconnect(),
  }
}
